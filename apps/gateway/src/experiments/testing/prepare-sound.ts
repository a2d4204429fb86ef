/** Experiments that are sound but for what a spec changes, prepared without a database or workers. */
import { CorpusError, type CorpusStore } from '#sources';
import type { WorkQueue } from '#tournament';
import { InvalidRequestError } from '../../shared/errors';
import { prepareExperiment } from '../prepare-experiment';

const corpora = {
  read: async (name: string) => {
    if (name === 'moby') return { name, sha256: 'abc' };
    if (name === 'sotu') return { name, sha256: 'def' };
    throw new CorpusError('unknown', `there is no corpus ${name}`);
  },
} as unknown as CorpusStore;
export const queue = {
  submit: async ({ texts }: { texts: { niche: string }[] }) => ({
    vocabulary: Array(90).fill('x'),
    characters: Object.fromEntries(texts.map(({ niche }) => [niche, 1e6])),
  }),
} as unknown as WorkQueue;

export const BASE = { generations: 3, niches: [{ name: 'moby', capacity: 6 }], budget: { trainingFlops: 1e10 } };
export const SOUND = { name: 'Pays', base: BASE, arms: [{ name: 'evolved' }, { use: 'neutral' }], seeds: [3, 5] };

export const shifts = (...points: readonly { at: number; value: string }[]) => [
  { set: 'corpus', course: 'steps', points },
];

const MACHINE = { engine: 'onnx', workers: 2, memoryBytes: 8 * 2 ** 30 } as const;
export const prepare = (change: object, using: WorkQueue = queue) =>
  prepareExperiment({ config: { ...SOUND, ...change } }, corpora, using, MACHINE);

export async function problems(change: object): Promise<string[]> {
  const refused = await prepare(change).then(
    () => new InvalidRequestError([]),
    (error: InvalidRequestError) => error,
  );
  return refused.errors.map(({ field, message }) => `${field} ${message}`);
}
