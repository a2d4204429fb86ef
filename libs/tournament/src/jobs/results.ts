/** What can be told of the results of jobs by whoever only passes them on. */
import type { CostedOutcome } from '../records';
import type { Job, JobKind } from './job';

const LISTS: ReadonlySet<JobKind> = new Set([
  'train',
  'sense',
  'express',
  'raise',
  'evaluate',
  'soup',
  'write',
  'rate',
] satisfies JobKind[]);

/** Whether a value may be the result of such a job, as far as its outermost form tells. */
export function mayResultOf({ kind }: Pick<Job, 'kind'>, value: unknown): boolean {
  if (value === null || value === undefined) return kind === 'mix';
  return !LISTS.has(kind) || Array.isArray(value);
}

/** SHA-256 of weights files that a job of training wrote; none of other jobs. */
export function weightsOf(result: unknown): readonly string[] {
  if (!Array.isArray(result)) return [];
  return (result as readonly (Partial<CostedOutcome> | null)[]).flatMap((outcome) => {
    if (!outcome || !('life' in outcome) || !outcome.life) return [];
    const { weights, optimizerState, birthWeights } = outcome.life;
    return [weights, optimizerState, birthWeights].filter((sha256) => typeof sha256 === 'string');
  });
}
