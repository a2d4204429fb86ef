import { prngOf, type Prng } from '#base';
import type { Vocabulary } from '#corpus';
import type { Decoding } from '#model';
import type { Judge } from './judge-texts';

/** A member of the training group that learns. */
export interface Learner {
  /** Names its random streams. */
  readonly subject: number | string;
  /** The training split that prompts are cut from. */
  readonly text: Int32Array;
  readonly decoding: Decoding;
  readonly judge: Judge;
}

export interface LearningGroup {
  readonly seed: number;
  readonly generation: number;
  readonly vocabulary: Vocabulary;
  readonly learners: readonly Learner[];
  /** As in `JobContext`. */
  readonly yieldToEventLoop: () => Promise<void>;
}

export function streamOf({ seed, generation }: LearningGroup, { subject }: Learner, purpose: string): Prng {
  return prngOf({ seed, generation, subject, purpose: `preference ${purpose}` });
}
