/**
 * A pairing that no tournament can have, as it is told how strengths are distributed: how few battles can be enough? It draws strengths
 * from the posterior and takes, one after another, the battles expected to let the variances of all ranks fall most (Bayesian
 * experimental design: Chaloner and Verdinelli 1995), outcomes and ranks being taken as jointly normal with the covariances of the draws.
 */
import type { Pair, Preference } from '#arena';
import { mean, type Prng } from '#base';
import { logistic } from './simulate';

const DRAWS = 2000;
const BURN_IN = 100;

/** `count` pairs for the next round; `deviation` of the strengths, in nats. */
export function lookAhead(
  preferences: readonly Preference[],
  competitors: number,
  deviation: number,
  count: number,
  prng: Prng,
): Pair[] {
  const draws = posteriorDraws(preferences, competitors, deviation, prng);
  const ranks = centred(draws.map(ranksOf));
  const spread = mean(ranks.map((own) => own.reduce((total, rank) => total + rank ** 2, 0)));
  const options = Array.from({ length: competitors }, (_, first) =>
    Array.from({ length: first }, (_, second) => optionOf({ first, second }, draws, ranks)),
  ).flat();
  const chosen: { shared: Float64Array; variance: number; at: number }[] = [];
  while (chosen.length < count) {
    // chance covariances of so many draws are taken off
    const falls = options.map(({ withRanks, variance, noise }) => {
      const square = withRanks.reduce((total, value) => total + value ** 2, 0);
      return (square - (variance * spread) / DRAWS) / (variance + noise);
    });
    const at = falls.indexOf(Math.max(...falls));
    const { outcome, noise, withRanks } = options[at];
    // of its chance with every other's, less what the battles chosen before it tell of both
    const shared = Float64Array.from(options, (option, index) => {
      const atFirst = covariance(option.outcome, outcome);
      return chosen.reduce((rest, one) => rest - (one.shared[index] * one.shared[at]) / one.variance, atFirst);
    });
    const variance = Math.max(shared[at], 0) + noise;
    const taken = withRanks.slice();
    options.forEach((option, index) => {
      option.withRanks.forEach((value, k) => (option.withRanks[k] = value - (shared[index] / variance) * taken[k]));
      option.variance = Math.max(0, option.variance - shared[index] ** 2 / variance);
    });
    chosen.push({ shared, variance, at });
  }
  return chosen.map(({ at }) => options[at].pair);
}

/** A battle that could be fought. */
function optionOf(pair: Pair, draws: readonly Float64Array[], ranks: readonly Float64Array[]) {
  const chances = draws.map((strengths) => logistic(strengths[pair.first] - strengths[pair.second]));
  const average = mean(chances);
  const outcome = Float64Array.from(chances, (chance) => chance - average);
  const withRanks = new Float64Array(ranks[0].length);
  for (let draw = 0; draw < DRAWS; draw++) {
    const [own, scale] = [ranks[draw], outcome[draw] / DRAWS];
    for (let k = 0; k < own.length; k++) withRanks[k] += scale * own[k];
  }
  const noise = mean(chances.map((chance) => chance * (1 - chance)));
  return { pair, outcome, withRanks, variance: covariance(outcome, outcome), noise };
}

/** By Hamiltonian Monte Carlo (Neal 2011), each draw from where the last one stood. */
function posteriorDraws(preferences: readonly Preference[], competitors: number, deviation: number, prng: Prng) {
  const battles = new Int32Array(competitors);
  for (const { first, second } of preferences) {
    battles[first]++;
    battles[second]++;
  }
  // the steepest curvature is at most the prior's and half the most battles of one
  const stride = 0.7 / Math.sqrt(deviation ** -2 + Math.max(...battles) / 2);
  const strides = Math.ceil(deviation / stride);
  const energy = (at: Float64Array): number => {
    const prior = at.reduce((total, strength) => total + strength ** 2, 0) / (2 * deviation ** 2);
    return preferences.reduce((total, { first, second, outcome }) => {
      const difference = outcome === 'first' ? at[first] - at[second] : at[second] - at[first];
      return total + Math.log1p(Math.exp(-difference));
    }, prior);
  };
  const push = (momentum: Float64Array, at: Float64Array, time: number): void => {
    for (let k = 0; k < competitors; k++) momentum[k] -= (time * at[k]) / deviation ** 2;
    for (const { first, second, outcome } of preferences) {
      const residual = Number(outcome === 'first') - logistic(at[first] - at[second]);
      momentum[first] += time * residual;
      momentum[second] -= time * residual;
    }
  };
  let here = new Float64Array(competitors);
  const draw = (): Float64Array => {
    const time = stride * (0.6 + 0.6 * prng.uniform());
    const [at, momentum] = [here.slice(), here.map(() => prng.normal())];
    const kinetic = (): number => momentum.reduce((total, value) => total + value ** 2 / 2, 0);
    const before = energy(at) + kinetic();
    push(momentum, at, time / 2);
    for (let step = 0; step < strides; step++) {
      for (let k = 0; k < competitors; k++) at[k] += time * momentum[k];
      push(momentum, at, step === strides - 1 ? time / 2 : time);
    }
    if (prng.uniform() < Math.exp(before - energy(at) - kinetic())) here = at;
    return here;
  };
  for (let k = 0; k < BURN_IN; k++) draw();
  return Array.from({ length: DRAWS }, draw);
}

/** From 0, the weakest. */
function ranksOf(strengths: Float64Array): Float64Array {
  const ranks = new Float64Array(strengths.length);
  [...strengths.keys()].sort((a, b) => strengths[a] - strengths[b]).forEach((k, rank) => (ranks[k] = rank));
  return ranks;
}

/** Less their mean over draws. */
function centred(draws: readonly Float64Array[]): Float64Array[] {
  const centre = draws[0].map((_, k) => mean(draws.map((own) => own[k])));
  return draws.map((own) => own.map((value, k) => value - centre[k]));
}

/** Of two lists with mean 0. */
function covariance(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k] * b[k];
  return total / a.length;
}
