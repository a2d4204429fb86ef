import type { Prng } from '#base';
import type { FeatureName } from '../features';

/** What a rater likes (above 0) and dislikes (below) in standard scores of features; absent ones leave it cold. */
export type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A kind of rater. Only the proportions of weights count: each rater's are varied, then scaled to length 1. */
export interface Taste {
  readonly name: string;
  /** What such a rater looks for, in one sentence. */
  readonly describe: string;
  /** The weights of one such rater; draws what makes it a person, such as whose feelings it shares. */
  weights(draw: Prng): Weights;
}
