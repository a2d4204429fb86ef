/**
 * Active pairing: each battle is the one expected to tell most about the order, given all drawn before it in the round.
 *
 * A battle of two, x = e_first - e_second, has information w = E[p (1 - p)], and lets the covariance V of the ratings fall by
 * w (V x)(V x)^T / (1 + w x^T V x) (Sherman and Morrison 1950). Drawn is the pair with the largest fall of the sum of variances
 * (A-optimality), those of each competitor weighted by D, the squared number of neighbours a nat: an error of a rating moves
 * as many ranks as it has neighbours to pass.
 */
import { varianceOfDifference } from '../ratings/contrasts';
import { logistic } from '../ratings/maximise-likelihood';
import type { Pairing, Standing } from './pairing';

/** Within a round nobody plays more than this times the mean. */
const LARGEST_LOAD = 2;

export const active: Pairing = (standing, count, prng) => {
  const size = standing.nats.length;
  const order = prng.shuffle([...standing.nats.keys()]); // the first of equals is drawn by chance
  const field = inOrder(standing, order);
  const weights = crowding(field);
  const square = weightedSquare(field.covariance, weights);
  const expectations: Expectations = {
    information: eachPair(size, (first, second) => informationOf(field, first, second)),
    variance: eachPair(size, (first, second) => varianceOfDifference(field.covariance, size, first, second)),
    weighted: eachPair(size, (first, second) => varianceOfDifference(square, size, first, second)),
  };
  const limit = Math.ceil((LARGEST_LOAD * 2 * count) / size);
  const load = new Int32Array(size);
  return Array.from({ length: count }, () => {
    const best = mostTelling(expectations, load, limit);
    load[best.first]++;
    load[best.second]++;
    learn(expectations, field.covariance, weights, best);
    return { first: order[best.first], second: order[best.second] };
  });
};

/** Of each two competitors, second < first, as rows of a triangle. */
interface Expectations {
  /** w */
  readonly information: Float64Array;
  /** x^T V x */
  readonly variance: Float64Array;
  /** x^T V D V x */
  readonly weighted: Float64Array;
}

/** The pair with the largest fall, neither of whom has played up to the limit; `at` is its index in the expectations. */
function mostTelling({ information, variance, weighted }: Expectations, load: Int32Array, limit: number) {
  let [largest, first, second, at] = [-1, -1, -1, -1];
  for (let row = 0, pair = 0; row < load.length; row++) {
    for (let column = 0; column < row; column++, pair++) {
      const fall = (information[pair] * weighted[pair]) / (1 + information[pair] * variance[pair]);
      if (fall > largest && load[row] < limit && load[column] < limit) {
        largest = fall;
        first = row;
        second = column;
        at = pair;
      }
    }
  }
  return { first, second, at };
}

/** Takes what a battle tells from V and from what is expected of the others. */
function learn(
  { information, variance, weighted }: Expectations,
  covariance: Float64Array,
  weights: Float64Array,
  { first, second, at }: ReturnType<typeof mostTelling>,
): void {
  const size = weights.length;
  const share = information[at] / (1 + information[at] * variance[at]);
  const u = weights.map((_, k) => covariance[k * size + first] - covariance[k * size + second]); // V x
  const weightedU = u.map((value, k) => weights[k] * value); // D V x
  const t = weights.map((_, k) => dot(rowOf(covariance, size, k), weightedU)); // V D V x
  const shareOfSquare = share * dot(u, weightedU);
  subtractSquare(covariance, u, share);
  for (let row = 0, pair = 0; row < size; row++) {
    for (let column = 0; column < row; column++, pair++) {
      const du = u[row] - u[column];
      variance[pair] -= share * du * du;
      weighted[pair] += share * du * (shareOfSquare * du - 2 * (t[row] - t[column]));
    }
  }
}

/** The same competitors in another order. */
function inOrder({ nats, covariance, played }: Standing, order: readonly number[]): Standing {
  const size = order.length;
  return {
    nats: order.map((competitor) => nats[competitor]),
    covariance: covariance.map((_, at) => covariance[order[Math.floor(at / size)] * size + order[at % size]]),
    played,
  };
}

/** A value for each two competitors, second < first, as rows of a triangle. */
function eachPair(size: number, valueOf: (first: number, second: number) => number): Float64Array {
  const values = new Float64Array((size * (size - 1)) / 2);
  for (let first = 0, pair = 0; first < size; first++) {
    for (let second = 0; second < first; second++, pair++) values[pair] = valueOf(first, second);
  }
  return values;
}

/** E[p (1 - p)], p averaged over the uncertainty of the ratings (MacKay 1992). */
function informationOf({ nats, covariance }: Standing, first: number, second: number): number {
  const variance = varianceOfDifference(covariance, nats.length, first, second);
  const p = logistic((nats[first] - nats[second]) / Math.sqrt(1 + (Math.PI / 8) * variance));
  return p * (1 - p);
}

/** The squared slope of each competitor's expected rank by its rating. */
function crowding({ nats, covariance }: Standing): Float64Array {
  return Float64Array.from(nats, (own, competitor) => {
    const neighboursPerNat = nats.reduce((total, rating, other) => {
      const variance = varianceOfDifference(covariance, nats.length, competitor, other);
      if (other === competitor) return total;
      return total + Math.exp(-((own - rating) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    }, 0);
    return neighboursPerNat ** 2;
  });
}

const rowOf = (matrix: Float64Array, size: number, index: number): Float64Array =>
  matrix.subarray(index * size, (index + 1) * size);

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k] * b[k];
  return total;
}

/** V D V, its lower triangle. */
function weightedSquare(covariance: Float64Array, weights: Float64Array): Float64Array {
  const size = weights.length;
  const square = new Float64Array(size * size);
  for (let first = 0; first < size; first++) {
    const weighted = rowOf(covariance, size, first).map((value, k) => value * weights[k]);
    for (let second = 0; second <= first; second++) {
      square[first * size + second] = dot(weighted, rowOf(covariance, size, second));
    }
  }
  return square;
}

/** matrix -= share u u^T. */
function subtractSquare(matrix: Float64Array, u: Float64Array, share: number): void {
  const size = u.length;
  for (let first = 0; first < size; first++) {
    for (let second = 0; second < size; second++) matrix[first * size + second] -= share * u[first] * u[second];
  }
}
