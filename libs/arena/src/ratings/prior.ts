/**
 * The prior on strengths: normal around 0, of a deviation that is estimated from the battles themselves (empirical Bayes). A prior that is too wide
 * is harmless where pairs are drawn by chance, but not where they are chosen by earlier battles: there a lucky competitor meets those who
 * seem as strong, and what it owes to luck is never taken back. A prior as wide as the field takes it back.
 */
import { InvalidValueError } from '#base';
import { solveCholesky } from './cholesky';
import { maximiseLikelihood, type Maximum } from './maximise-likelihood';
import type { Tally } from './tally';

/** Where the battles have no information, in nats (521 Elo): far wider than most fields. */
const UNTOLD_DEVIATION = 3;
/** Of the effect of a covariate. */
const EFFECT_DEVIATION = 3;

const NARROWEST = Math.log(0.05);
const WIDEST = Math.log(20);
/** Of the logarithm of the deviation: how exactly it is sought, and how far apart evidence is compared for its curvature. */
const TOLERANCE = 0.02;
const APART = 0.1;

export interface Prior {
  /** Of strengths, in nats. */
  readonly deviation: number;
  /** How uncertain the logarithm of the deviation is; 0 where it was given. */
  readonly logVariance: number;
}

/** As given, or as estimated from the battles. Throws an InvalidValueError unless the deviation is positive and finite. */
export function priorOf(rows: Tally, given?: number): Prior {
  if (given === undefined) return estimatePrior(rows);
  if (given > 0 && given < Infinity) return { deviation: given, logVariance: 0 };
  throw new InvalidValueError('priorDeviation', given, 'a positive number of nats');
}

/**
 * The deviation that maximises the evidence, by Laplace's approximation (MacKay 1992), times a gamma density of shape 2 with its mode
 * at 3 nats, which keeps it from 0 (Chung et al. 2013) and remains where battles have no information. Sought by golden sections.
 */
function estimatePrior(rows: Tally): Prior {
  let start: Float64Array | undefined;
  const heightAt = (logDeviation: number): number => {
    const maximum = maximiseLikelihood(rows, precisionsOf(rows, Math.exp(logDeviation)), start);
    start = maximum.parameters;
    return logEvidence(rows, maximum, logDeviation) + logDeviation - Math.exp(logDeviation) / UNTOLD_DEVIATION;
  };
  const top = highest(heightAt, NARROWEST, WIDEST);
  const bend = 2 * heightAt(top) - heightAt(top - APART) - heightAt(top + APART);
  // one unit of the logarithm at most, as wide as the gamma density
  return { deviation: Math.exp(top), logVariance: APART ** 2 / Math.max(bend, APART ** 2) };
}

/** 1 / variance of each parameter. */
export function precisionsOf(rows: Tally, deviation: number): Float64Array {
  const strengths = new Float64Array(rows.competitors).fill(deviation ** -2);
  return rows.covariate ? Float64Array.of(...strengths, EFFECT_DEVIATION ** -2) : strengths;
}

/** How strengths move as the logarithm of the prior's deviation does, in nats; the effect of a covariate last. */
export function slopeByDeviation(rows: Tally, { parameters, factor }: Maximum, deviation: number): Float64Array {
  const pull = parameters.map((value, k) => (k < rows.competitors ? (2 * value) / deviation ** 2 : 0));
  return solveCholesky(factor, parameters.length, pull);
}

/** But for what no deviation changes. */
function logEvidence({ competitors }: Tally, { parameters, height, factor }: Maximum, logDeviation: number): number {
  const size = parameters.length;
  const halfLogDeterminant = parameters.reduce((total, _, k) => total + Math.log(factor[k * size + k]), 0);
  return height - competitors * logDeviation - halfLogDeterminant;
}

/** Where a function with one hump is highest (Kiefer 1953). */
function highest(heightAt: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  const pointAt = (share: number): { x: number; height: number } => {
    const x = from + share * (to - from);
    return { x, height: heightAt(x) };
  };
  let [left, right] = [pointAt(1 - golden), pointAt(golden)];
  while (to - from > TOLERANCE) {
    if (left.height > right.height) {
      [to, right] = [right.x, left];
      left = pointAt(1 - golden);
    } else {
      [from, left] = [left.x, right];
      right = pointAt(golden);
    }
  }
  return (from + to) / 2;
}
