import type { Prng } from '#base';
import type { LanguageModel, PreferenceExamples, PreferenceHyperparameters, PreferenceLearning } from '#model';
import { pack } from './counted-windows';
import type { Example, ReferredWindow } from './examples';

/** A member that learns. */
export interface Pupil {
  readonly examples: readonly Example[];
  /** Which examples a step takes is drawn from it. */
  readonly prng: Prng;
}

/** Windows of each member in a step. */
export const WINDOWS = 16;
const CLIP_NORM = 1;

/** What a chunk of steps is fed. A member that does not learn has blank windows, and a learning rate of 0. */
export function lessonsOf(
  pupils: readonly (Pupil | undefined)[],
  steps: number,
  { method, learningRate, beta }: PreferenceLearning,
  { members, architecture }: LanguageModel,
): { readonly examples: PreferenceExamples; readonly hyperparameters: PreferenceHyperparameters } {
  const turns = Array.from({ length: steps }, () => pupils).flat();
  const rows = turns.flatMap(rowsOf);
  return {
    examples: {
      ...pack(rows, architecture.context),
      reference: Float32Array.from(rows, (row) => row?.logLikelihood ?? 0),
    },
    hyperparameters: {
      method,
      learningRate: Float32Array.from(turns, (pupil) => (pupil ? learningRate : 0)),
      clipNorm: new Float32Array(members).fill(CLIP_NORM),
      beta: new Float32Array(members).fill(beta),
    },
  };
}

/** Windows for a step: the first of each example drawn, then the second of each. Blank for who does not learn. */
function rowsOf(pupil: Pupil | undefined): readonly (ReferredWindow | undefined)[] {
  if (!pupil) return Array.from({ length: WINDOWS }, () => undefined);
  const sides = pupil.examples[0].length;
  const drawn = Array.from({ length: WINDOWS / sides }, () => pupil.prng.pick(pupil.examples));
  return Array.from({ length: sides }, (_, side) => drawn.map((example) => example[side])).flat();
}
