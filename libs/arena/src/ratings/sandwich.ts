/**
 * How uncertain a fit is, whether or not the model is right (Huber 1967, White 1982; by clusters Liang and Zeger 1986). A cluster left
 * out moves the fit by (H - H_g)^-1 s_g, H being the negative Hessian, H_g the cluster's part of it and s_g the sum of its scores: the
 * covariance is the sum of the squares of these steps, times (clusters - 1) / clusters, which is the jackknife over clusters
 * (CV3: MacKinnon, Nielsen and Webb 2023; HC3 where each preference stands alone).
 * Two additions keep a penalised fit honest. The prior's precision P adds H^-1 P H^-1, so that a fit that is right has H^-1, the Bayesian
 * covariance, which covers the shrinkage too (Nychka 1988). And preferences that cannot disagree with the fit, because one side won
 * every battle that could show it, count with the variance that the fit expects of them.
 */
import { sum } from '#base';
import { cholesky, invertCholesky, multiply, solveCholesky } from './cholesky';
import { differenceOf, logistic, type Maximum } from './maximise-likelihood';
import { scoreOf, weightOf, type Preference } from './preference';
import type { Tally } from './tally';

/** H^-1 of the parameters of `maximum`, strengths about their mean: right if the model is. [size, size] */
export const modelCovariance = ({ parameters, factor }: Maximum, competitors: number): Float64Array =>
  aboutTheMean(invertCholesky(factor, parameters.length), parameters.length, competitors);

export interface RobustCovariance {
  /** Of the parameters, strengths about their mean. [size, size] */
  readonly covariance: Float64Array;
  /** How many clusters of one size would give as much information on the spread between clusters; NaN of none (Carter, Schnepel and Steigerwald 2017). */
  readonly effectiveClusters: number;
}

/** `isOneSided` is whether a preference could not disagree with the fit. */
export function robustCovariance(
  preferences: readonly Preference[],
  rows: Tally,
  maximum: Maximum,
  precisions: Float64Array,
  clusters: readonly (readonly number[])[],
  isOneSided: (index: number) => boolean,
): RobustCovariance {
  const { parameters, information, factor } = maximum;
  const size = parameters.length;
  const inverse = invertCholesky(factor, size);
  const correction = clusters.length > 1 ? 1 - 1 / clusters.length : 1;
  const seen = preferences.map((_, index) => observe(preferences, rows, parameters, index));

  const scores = new Float64Array(size * size); // sum of squares of what is multiplied by H^-1 on both sides
  for (let k = 0; k < size; k++) scores[k * size + k] = precisions[k];
  const steps = new Float64Array(size * size); // sum of squares of steps
  for (const cluster of clusters) {
    if (cluster.length > 1) {
      addSquare(steps, size, stepWithout(cluster.map((index) => seen[index])), correction);
    } else {
      const [{ direction, residual, curvature }] = cluster.map((index) => seen[index]);
      const leverage = curvature * quadratic(inverse, size, direction); // the share of its own fitted log-odds that it makes
      addProduct(scores, size, direction, correction * (residual / (1 - leverage)) ** 2);
    }
  }
  seen.forEach(({ direction, weight, curvature }, index) => {
    if (isOneSided(index)) addProduct(scores, size, direction, weight * curvature);
  });

  /** How the fit moves without a cluster, its sign turned. Scores of a battle sum to 0 over strengths, and so do steps. */
  function stepWithout(cluster: readonly Observation[]): Float64Array {
    const score = new Float64Array(size);
    const rest = information.slice();
    for (const { direction, residual, curvature } of cluster) {
      for (const [k, x] of direction) score[k] += residual * x;
      addProduct(rest, size, direction, -curvature);
    }
    return solveCholesky(cholesky(rest, size), size, score);
  }

  const model = aboutTheMean(inverse, size, rows.competitors);
  const curvatures = clusters.map((cluster) => sum(cluster.map((index) => seen[index].curvature)));
  return {
    covariance: multiply(multiply(model, scores, size), model, size).map((value, at) => value + steps[at]),
    effectiveClusters: sum(curvatures) ** 2 / sum(curvatures.map((own) => own ** 2)),
  };
}

/** Entries of a vector that are not 0. */
type Direction = readonly (readonly [at: number, value: number])[];

interface Observation {
  /** How the log-odds that the first is preferred move with the parameters. */
  readonly direction: Direction;
  readonly weight: number;
  /** Of its log-likelihood by its log-odds: the slope, and minus the second derivative. */
  readonly residual: number;
  readonly curvature: number;
}

function observe(
  preferences: readonly Preference[],
  rows: Tally,
  parameters: Float64Array,
  index: number,
): Observation {
  const { first, second } = preferences[index];
  const row = rows.rowOf[index];
  const difference = differenceOf(rows, parameters, row);
  const probability = logistic(first === rows.first[row] ? difference : -difference);
  const weight = weightOf(preferences[index]);
  return {
    direction: [
      [first, 1],
      [second, -1],
      ...(rows.covariate ? [[rows.competitors, rows.covariate[index]] as const] : []),
    ],
    weight,
    residual: weight * (scoreOf(preferences[index]) - probability),
    curvature: weight * probability * (1 - probability),
  };
}

/** direction^T matrix direction */
function quadratic(matrix: Float64Array, size: number, direction: Direction): number {
  let total = 0;
  for (const [row, x] of direction) for (const [column, y] of direction) total += x * y * matrix[row * size + column];
  return total;
}

/** matrix += scale direction direction^T */
function addProduct(matrix: Float64Array, size: number, direction: Direction, scale: number): void {
  for (const [row, x] of direction) {
    for (const [column, y] of direction) matrix[row * size + column] += scale * x * y;
  }
}

/** matrix += scale vector vector^T */
function addSquare(matrix: Float64Array, size: number, vector: Float64Array, scale: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) matrix[row * size + column] += scale * vector[row] * vector[column];
  }
}

/**
 * The covariance of strengths less their mean: the mean itself says nothing, as only differences can be seen. It is taken
 * before the sandwich is made, since its large variance would hide the rest. One competitor alone keeps the variance of the prior.
 */
function aboutTheMean(covariance: Float64Array, size: number, competitors: number): Float64Array {
  if (competitors < 2) return covariance;
  const centred = covariance.slice();
  const centre = (at: (k: number) => number): void => {
    let mean = 0;
    for (let k = 0; k < competitors; k++) mean += centred[at(k)] / competitors;
    for (let k = 0; k < competitors; k++) centred[at(k)] -= mean;
  };
  for (let row = 0; row < size; row++) centre((k) => row * size + k);
  for (let column = 0; column < size; column++) centre((k) => k * size + column);
  return centred;
}
