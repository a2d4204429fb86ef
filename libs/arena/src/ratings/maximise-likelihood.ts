/**
 * Bradley and Terry 1952: P(first is preferred) = logistic(strength of first - strength of second + effect x covariate).
 * Strengths and effect have a normal prior around 0, which keeps all-win and disconnected competitors finite; their
 * penalised log-likelihood is concave, and found by Newton's method with halved steps.
 */
import { cholesky, solveCholesky } from './cholesky';
import type { Tally } from './tally';

export interface Maximum {
  /** Strength of each competitor in nats, then the effect of the covariate if there is one. They sum to 0 except for the effect. */
  readonly parameters: Float64Array;
  /** The penalised log-likelihood there. */
  readonly height: number;
  /** The negative Hessian there, prior included, its lower triangle. [size, size] */
  readonly information: Float64Array;
  /** Its Cholesky factor. [size, size] */
  readonly factor: Float64Array;
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

const TOLERANCE_NATS = 1e-11;
const MAXIMAL_STEPS = 200;

/** `precisions` of the prior, 1 / variance of each parameter, in nats^-2: see `precisionsOf`. */
export function maximiseLikelihood(rows: Tally, precisions: Float64Array, start?: Float64Array): Maximum {
  const size = precisions.length;
  let parameters = start?.slice() ?? new Float64Array(size);
  let height = logPosterior(rows, precisions, parameters);
  for (let count = 0; ; count++) {
    const { gradient, information } = slopes(rows, precisions, parameters);
    const factor = cholesky(information, size);
    const step = solveCholesky(factor, size, gradient);
    const largest = step.reduce((most, change) => Math.max(most, Math.abs(change)), 0);
    if (largest < TOLERANCE_NATS || count === MAXIMAL_STEPS) return { parameters, height, information, factor };
    let scale = 1;
    let next = parameters.map((value, k) => value + step[k]);
    let nextHeight = logPosterior(rows, precisions, next);
    for (; nextHeight < height - 1e-12 * Math.abs(height); nextHeight = logPosterior(rows, precisions, next)) {
      scale /= 2;
      next = parameters.map((value, k) => value + scale * step[k]);
    }
    parameters = next;
    height = nextHeight;
  }
}

/** The difference in strength that a row's preferences come from. */
export const differenceOf = (rows: Tally, parameters: Float64Array, row: number): number =>
  parameters[rows.first[row]] -
  parameters[rows.second[row]] +
  (rows.covariate ? rows.covariate[row] * parameters[rows.competitors] : 0);

function logPosterior(rows: Tally, precisions: Float64Array, parameters: Float64Array): number {
  let total = 0;
  for (let k = 0; k < parameters.length; k++) total -= (precisions[k] / 2) * parameters[k] ** 2;
  for (let row = 0; row < rows.weight.length; row++) {
    const difference = differenceOf(rows, parameters, row);
    // log(1 + exp(difference)), without overflow
    const partition = Math.max(difference, 0) + Math.log1p(Math.exp(-Math.abs(difference)));
    total += rows.won[row] * difference - rows.weight[row] * partition;
  }
  return total;
}

function slopes(rows: Tally, precisions: Float64Array, parameters: Float64Array) {
  const size = parameters.length;
  const gradient = parameters.map((value, k) => -precisions[k] * value);
  const information = new Float64Array(size * size); // the lower triangle is read
  for (let k = 0; k < size; k++) information[k * size + k] = precisions[k];
  for (let row = 0; row < rows.weight.length; row++) {
    const [first, second] = [rows.first[row], rows.second[row]];
    const probability = logistic(differenceOf(rows, parameters, row));
    const residual = rows.won[row] - rows.weight[row] * probability;
    const curvature = rows.weight[row] * probability * (1 - probability);
    gradient[first] += residual;
    gradient[second] -= residual;
    information[first * size + first] += curvature;
    information[second * size + second] += curvature;
    information[Math.max(first, second) * size + Math.min(first, second)] -= curvature;
    if (!rows.covariate) continue;
    const [last, covariate] = [rows.competitors, rows.covariate[row]];
    gradient[last] += covariate * residual;
    information[last * size + first] += covariate * curvature;
    information[last * size + second] -= covariate * curvature;
    information[last * size + last] += covariate ** 2 * curvature;
  }
  return { gradient, information };
}
