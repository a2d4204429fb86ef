/**
 * Tastes that are inherited: a gene a feature, its weight times the rationality of the rater, in nats of preference a standard score. Such a rater tells
 * a person's text from a model's after the same prompt by preferring it (two alternatives, forced choice: Green and Swets 1966), with probability
 * logistic(genes . (scores of the person's text - scores of the model's)). What it costs is -log2 of that: 1 bit is a coin, 0 is sure and right.
 */
import { InvalidValueError, mean, sum } from '#base';
import { logistic } from '../ratings/maximise-likelihood';
import { FEATURE_NAMES, type TextFeatures } from './features';
import { type Rater, toUnitLength } from './rater';
import { standardScore, type FeatureScale } from './scale';

/** By feature, in the order of `FEATURE_NAMES`. */
export type TasteGenes = readonly number[];

/** A gene is between -MOST_TASTE and this: a step of one feature then decides 2,980 to 1. */
export const MOST_TASTE = 8;

/** A taste that is too strong for that keeps its direction. */
export function genesOfTaste({ weights, rationality }: Pick<Rater, 'weights' | 'rationality'>): TasteGenes {
  const genes = FEATURE_NAMES.map((name) => (weights[name] ?? 0) * rationality);
  const largest = Math.max(...genes.map(Math.abs));
  return largest > MOST_TASTE ? genes.map((gene) => (gene / largest) * MOST_TASTE) : genes;
}

/** The same rater with another taste: biases, fatigue and ties stay. */
export function withTaste<Taster extends Rater>(rater: Taster, genes: TasteGenes): Taster {
  const weights = Object.fromEntries(FEATURE_NAMES.map((name, at) => [name, genes[at]]));
  const rationality = Math.sqrt(sum(genes.map((gene) => gene ** 2)));
  return { ...rater, weights: rationality > 0 ? toUnitLength(weights) : {}, rationality };
}

/** Of a person's text and a model's after the same prompt: by feature, by how many standard scores the person's is above. */
export type Contrast = readonly number[];

export function contrastOf(human: TextFeatures, model: TextFeatures, scale: FeatureScale): Contrast {
  return FEATURE_NAMES.map((name) => standardScore(human[name], scale[name]) - standardScore(model[name], scale[name]));
}

/** The probability that it takes the person's text for that. */
export function tellingChance(genes: TasteGenes, contrast: Contrast): number {
  return logistic(advantageOf(genes, contrast));
}

/** Mean bits of telling; null of no texts. Throws an InvalidValueError for genes of other features. */
export function tellingBits(genes: TasteGenes, contrasts: readonly Contrast[]): number | null {
  if (genes.length !== FEATURE_NAMES.length)
    throw new InvalidValueError('genes', genes, `${FEATURE_NAMES.length} numbers`);
  return contrasts.length === 0
    ? null
    : mean(contrasts.map((contrast) => softplus(-advantageOf(genes, contrast)))) / Math.LN2;
}

function advantageOf(genes: TasteGenes, contrast: Contrast): number {
  let advantage = 0;
  for (let at = 0; at < genes.length; at++) advantage += genes[at] * contrast[at];
  return advantage;
}

/** ln(1 + e^x), also where e^x overflows. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
