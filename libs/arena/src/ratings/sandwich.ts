/**
 * How uncertain a fit is, whether or not the model is right: H^-1 M H^-1 (Huber 1967, White 1982), H being the negative
 * Hessian and M the sum over clusters of the products of their scores (Liang and Zeger 1986), times clusters / (clusters - 1).
 * Two additions keep a penalised fit honest. The prior's precision is part of M as it is of H, so that a fit that is right
 * has H^-1, the Bayesian covariance, which covers the shrinkage too (Nychka 1988). And preferences that cannot disagree with
 * the fit, because one side won every battle that could tell, count with the variance that the fit expects of them. Residuals are
 * divided by 1 - leverage, since a fit bends towards what it is made of (HC3: MacKinnon and White 1985).
 */
import { invertCholesky, multiply } from './cholesky';
import { varianceOfDifference } from './intervals';
import { differenceOf, logistic, type Maximum } from './maximise-likelihood';
import { scoreOf, weightOf, type Preference } from './preference';
import type { Tally } from './tally';

/** H^-1 of the parameters of `maximum`, strengths about their mean: right if the model is. [size, size] */
export const modelCovariance = ({ parameters, factor }: Maximum, competitors: number): Float64Array =>
  aboutTheMean(invertCholesky(factor, parameters.length), parameters.length, competitors);

/** H^-1 M H^-1 of the same. [size, size] `isOneSided` tells of a preference that it could not disagree with the fit. */
export function robustCovariance(
  preferences: readonly Preference[],
  rows: Tally,
  maximum: Maximum,
  precisions: Float64Array,
  clusters: readonly (readonly number[])[],
  isOneSided: (index: number) => boolean,
): Float64Array {
  const { parameters, factor } = maximum;
  const size = parameters.length;
  const inverse = invertCholesky(factor, size);
  const meat = new Float64Array(size * size);
  for (let k = 0; k < size; k++) meat[k * size + k] = precisions[k];
  const score = new Float64Array(size);
  const correction = clusters.length / Math.max(1, clusters.length - 1);
  const addProduct = (touched: readonly number[], scale: number): void => {
    for (const row of touched) {
      for (const column of touched) meat[row * size + column] += scale * score[row] * score[column];
    }
    for (const k of touched) score[k] = 0;
  };
  const addScore = (index: number, residual: number): number[] => {
    const { first, second } = preferences[index];
    score[first] += residual;
    score[second] -= residual;
    if (!rows.covariate) return [first, second];
    score[size - 1] += rows.covariate[index] * residual;
    return [first, second, size - 1];
  };
  const probabilityOf = (index: number): number => {
    const row = rows.rowOf[index];
    const difference = differenceOf(rows, parameters, row);
    return logistic(preferences[index].first === rows.first[row] ? difference : -difference);
  };
  /** The share of its own fitted log-odds that a preference makes. */
  const leverageOf = (index: number, probability: number): number => {
    const { first, second } = preferences[index];
    const covariate = rows.covariate?.[index] ?? 0;
    const [covarianceFirst, covarianceSecond] = [first, second].map((k) => inverse[k * size + size - 1]);
    const variance =
      varianceOfDifference(inverse, size, first, second) +
      2 * covariate * (covarianceFirst - covarianceSecond) +
      covariate ** 2 * inverse[size * size - 1];
    return weightOf(preferences[index]) * probability * (1 - probability) * variance;
  };
  for (const cluster of clusters) {
    const touched = new Set<number>();
    for (const index of cluster) {
      const probability = probabilityOf(index);
      const residual = weightOf(preferences[index]) * (scoreOf(preferences[index]) - probability);
      for (const k of addScore(index, residual / (1 - leverageOf(index, probability)))) touched.add(k);
    }
    addProduct([...touched], correction);
  }
  preferences.forEach((preference, index) => {
    if (!isOneSided(index)) return;
    const probability = probabilityOf(index);
    addProduct(addScore(index, weightOf(preference) * Math.sqrt(probability * (1 - probability))), 1);
  });
  const model = aboutTheMean(inverse, size, rows.competitors);
  return multiply(multiply(model, meat, size), model, size);
}

/**
 * The covariance of strengths less their mean: the mean itself says nothing, as only differences can be seen. It is taken
 * before the sandwich is made, lest its huge variance drown the rest. One competitor alone keeps the variance of the prior.
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
