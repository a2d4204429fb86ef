/**
 * Raters who tire of what is common (negative frequency dependence; Ayala and Campbell 1974, Annu. Rev. Ecol. Syst. 5:115): whatever its taste, a rater likes a style the less
 * the more of it was to be read in battles lately. Along a feature, gene w and strength s in nats of preference a standard score,
 *   liking = w - s (share of texts above the reference - share below)
 * so that of two styles, as far above it as below, both are liked alike where that of the upper one is 1/2 + w / (2 s).
 */
import { InvalidValueError, mean } from '#base';
import { FEATURE_NAMES, type TextFeatures } from './features';
import type { TasteGenes } from './heritable-taste';
import type { Rater } from './rater';
import { type FeatureScale, standardScore } from './scale';

/** By feature, in the order of `FEATURE_NAMES`: the share of texts above the reference less that below it, from -1 to 1. */
export type Seen = readonly number[];

export interface Habituation {
  /** Nats of preference a standard score that a style of which all texts are loses. */
  readonly strength: number;
  /** What stays of the past in a generation; the rest is of its own battles. */
  readonly memory: number;
}

/** In texts, each as often as it was read. Throws an InvalidValueError of none. */
export function seenIn(read: readonly TextFeatures[], scale: FeatureScale): Seen {
  if (read.length === 0) throw new InvalidValueError('read', read, 'one text at least');
  return FEATURE_NAMES.map((name) =>
    mean(read.map((features) => Math.sign(standardScore(features[name], scale[name])))),
  );
}

/** Before anything was seen there is nothing to tire of. */
export function rememberedSeen(before: Seen | null, now: Seen, { memory }: Habituation): Seen {
  return now.map((own, at) => memory * (before?.[at] ?? 0) + (1 - memory) * own);
}

/** The taste of a rater, in nats of preference a standard score by feature. */
export function tiredTaste(
  { weights, rationality }: Pick<Rater, 'weights' | 'rationality'>,
  seen: Seen,
  { strength }: Habituation,
): TasteGenes {
  return FEATURE_NAMES.map((name, at) => (weights[name] ?? 0) * rationality - strength * seen[at]);
}
