/**
 * Active pairing: each battle is the one expected to tell most about the order, given all drawn before it in the round.
 *
 * A battle of two, x = e_first - e_second, has information w = E[p (1 - p)], and lets the covariance V of the ratings fall by
 * w (V x)(V x)^T / (1 + w x^T V x) (Sherman and Morrison 1950). Drawn is the pair with the largest fall of the sum of variances
 * (A-optimality), those of each competitor weighted by D, the squared number of neighbours a nat: an error of a rating moves
 * as many ranks as it has neighbours to pass.
 */
import { multiply } from '../ratings/cholesky';
import { varianceOfDifference } from '../ratings/intervals';
import { logistic } from '../ratings/maximise-likelihood';
import type { Pair, Pairing, Standing } from './pairing';

/** Within a round nobody plays more than this times the mean. */
const LARGEST_LOAD = 2;

export const active: Pairing = (standing, count, prng) => {
  const size = standing.nats.length;
  const order = prng.shuffle([...standing.nats.keys()]); // the first of equals is drawn by chance
  const limit = Math.ceil((LARGEST_LOAD * 2 * count) / size);
  const load = new Int32Array(size);
  const information = informations(standing);
  const weights = crowding(standing);
  const covariance = standing.modelCovariance.slice();
  const weighted = weightedSquare(covariance, weights, size);
  return Array.from({ length: count }, () => {
    let best = { first: -1, second: -1, fall: -1 };
    const free = order.filter((competitor) => load[competitor] < limit);
    free.forEach((first, place) => {
      for (const second of free.slice(0, place)) {
        const w = information[first * size + second];
        const variance = varianceOfDifference(covariance, size, first, second);
        const fall = (w * varianceOfDifference(weighted, size, first, second)) / (1 + w * variance);
        if (fall > best.fall) best = { first, second, fall };
      }
    });
    load[best.first]++;
    load[best.second]++;
    learn(covariance, weighted, weights, best, information[best.first * size + best.second]);
    return { first: best.first, second: best.second };
  });
};

/** E[p (1 - p)] of each pair, p averaged over the uncertainty of the ratings (MacKay 1992). [competitors, competitors] */
function informations({ nats, modelCovariance }: Standing): Float64Array {
  const size = nats.length;
  return modelCovariance.map((_, at) => {
    const [first, second] = [Math.floor(at / size), at % size];
    const variance = varianceOfDifference(modelCovariance, size, first, second);
    const p = logistic((nats[first] - nats[second]) / Math.sqrt(1 + (Math.PI / 8) * variance));
    return p * (1 - p);
  });
}

/** The squared slope of each competitor's expected rank by its rating. */
function crowding({ nats, modelCovariance }: Standing): Float64Array {
  return Float64Array.from(nats, (own, competitor) => {
    const neighboursPerNat = nats.reduce((total, rating, other) => {
      const variance = varianceOfDifference(modelCovariance, nats.length, competitor, other);
      if (other === competitor) return total;
      return total + Math.exp(-((own - rating) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    }, 0);
    return neighboursPerNat ** 2;
  });
}

/** V D V. */
function weightedSquare(covariance: Float64Array, weights: Float64Array, size: number): Float64Array {
  return multiply(
    covariance.map((value, at) => value * weights[at % size]),
    covariance,
    size,
  );
}

/** Takes what a battle tells from V and from V D V. */
function learn(covariance: Float64Array, weighted: Float64Array, weights: Float64Array, pair: Pair, w: number): void {
  const size = weights.length;
  const column = (matrix: Float64Array): Float64Array =>
    weights.map((_, k) => matrix[k * size + pair.first] - matrix[k * size + pair.second]);
  const [u, t] = [column(covariance), column(weighted)]; // V x, V D V x
  const share = w / (1 + w * varianceOfDifference(covariance, size, pair.first, pair.second));
  const square = u.reduce((total, value, k) => total + weights[k] * value ** 2, 0);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      covariance[i * size + j] -= share * u[i] * u[j];
      weighted[i * size + j] += share * (share * square * u[i] * u[j] - u[i] * t[j] - t[i] * u[j]);
    }
  }
}
