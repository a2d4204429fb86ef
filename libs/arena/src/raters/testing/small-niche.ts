import { prngOf, type Prng } from '#base';
import { WittenBell } from '#corpus';
import { FEATURE_NAMES, type TextFeatures } from '../features';
import type { Lexicons } from '../lexicons';
import type { Rater } from '../rater';
import { recordOf } from '../record-of';
import { referenceOf } from '../reference';
import type { FeatureScale } from '../scale';

/** A few words of English. */
export const LEXICONS: Lexicons = {
  words: new Set(['the', 'cat', 'hat', 'whale', 'a', 'sat', 'good', 'murder', 'on', 'bat']),
  sentiments: new Map([
    ['good', [1, 2, 3, 4, 1, 2, 3, 4, 0, 1]],
    ['murder', [-4, -4, -3, -2, -4, -4, -3, -2, -1, 0]],
  ]),
  phones: new Map([
    ['cat', 'K AE1 T'],
    ['hat', 'HH AE1 T'],
    ['bat', 'B AE1 T'],
    ['the', 'DH AH0'],
    ['on', 'AA1 N'],
    ['whale', 'W EY1 L'],
    ['a', 'AH0'],
    ['question', 'K W EH1 S CH AH0 N'],
    ['away', 'AH0 W EY1'],
    ['delay', 'D IH0 L EY1'],
  ]),
  offensive: new Set(['drat']),
  easy: new Set(['the', 'cat', 'sit', 'carry', 'smile', 'a']),
};

export const TRAIN = 'the cat sat on the mat. a good whale sat on the hat. '.repeat(3);
export const REFERENCE = referenceOf(TRAIN, new WittenBell(new TextEncoder().encode(TRAIN), 5), LEXICONS);

export const stream = (seed: number): Prng => prngOf({ seed, generation: 0, subject: 'spec', purpose: 'raters' });

/** Features that are usual on the plain scale, except for those given. */
export const featuresWith = (given: Partial<TextFeatures>): TextFeatures => ({
  ...recordOf(FEATURE_NAMES, () => 0),
  ...given,
});

/** One step of every feature is 100: so wide that standard scores are straight there. */
export const PLAIN_SCALE: FeatureScale = recordOf(FEATURE_NAMES, () => ({ centre: 0, spread: 100 }));

/** A rater without bias, fatigue or drift. */
export const raterWith = (given: Partial<Rater>): Rater => ({
  id: 'spec',
  taste: 'critic',
  weights: { fluency: 1 },
  rationality: 1,
  orderBias: 0,
  lengthBias: 0,
  fatigue: 0,
  drift: 0,
  tieBand: 0,
  ...given,
});
