import { context, create, membersOf, VOCABULARY, worker } from '../../workbench/src/testing/unigram-niche';
import { UNIGRAM_CONTEXT } from '../../model/src/testing/unigram-model';
import { EncodedTexts } from '#workbench';
import { speciateByPredictions } from './speciate';
import type { SpeciateJob } from '#tournament';

/** The same distribution wherever it is asked. */
const predicting = () => ({
  ...create(),
  logits: async (weights: Float32Array, tokens: Int32Array) =>
    Float32Array.from({ length: tokens.length * VOCABULARY.length }, (_, at) => weights[at % VOCABULARY.length]),
});
const workerThat = { ...worker, models: { ...worker.models, create: predicting } };

const sorted = (threshold: number, chances: readonly number[], change: Partial<SpeciateJob> = {}) =>
  speciateByPredictions(
    {
      kind: 'speciate',
      memory: { threshold, founded: 0, living: [] },
      count: chances.length,
      members: membersOf(chances).map((one) => ({ ...one, niche: 'moby' })),
      vocabulary: VOCABULARY,
      texts: [{ niche: 'moby', sha256: 'a' }],
      probed: ['moby'],
      symbols: 8 * UNIGRAM_CONTEXT,
      ...change,
    },
    workerThat,
    context,
  );

/** Of (p, 1 - p) and (q, 1 - q). */
function divergence(p: number, q: number): number {
  const entropy = (share: number): number => -share * Math.log2(share) - (1 - share) * Math.log2(1 - share);
  return entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2;
}

it('tells how far two are apart in bits, as the closed form says', async () => {
  const { species, within, between } = await sorted(0.1, [0.9, 0.8, 0.1]);
  expect(species).toEqual([0, 0, 1]);
  expect(within).toBeCloseTo(divergence(0.9, 0.8), 6);
  expect(between).toBeCloseTo((divergence(0.9, 0.1) + divergence(0.8, 0.1)) / 2, 6);
});

it('puts those together who predict the same at a threshold of 0, and all at 1', async () => {
  expect((await sorted(0, [0.3, 0.3, 0.3000001, 0.7])).species).toEqual([0, 0, 1, 2]);
  expect((await sorted(1, [0.3, 0.999, 0.7])).species).toEqual([0, 0, 0]);
});

it('compares with representatives, who come last', async () => {
  const memory = { threshold: 0.1, founded: 7, living: [[2, 0, 0], [5, 0, 1]] } as const; // prettier-ignore
  const { species } = await sorted(0.1, [0.9, 0.5, 0.1, 0.1, 0.9], { memory, count: 3 });
  expect(species).toEqual([5, 7, 2]);
});

it('takes who predicts no numbers to be as far from others as can be', async () => {
  expect(await sorted(0.9, [NaN, 0.5, NaN])).toEqual({ species: [0, 1, 2], within: null, between: 1 });
});

it('reads each text, and asks nobody for what its own never shows', async () => {
  const texts = [{ niche: 'moby', sha256: 'a' }, { niche: 'sounds', sha256: 'b' }]; // prettier-ignore
  const asked: string[] = [];
  const store = {
    readBySha: async (sha256: string) => {
      asked.push(sha256);
      return sha256 === 'a' ? 'ab'.repeat(4000) : 'a'.repeat(8000);
    },
  };
  const members = [0.5, 0.25].map((chance, at) => ({ ...membersOf([chance])[0], niche: ['moby', 'sounds'][at] }));
  const job = { kind: 'speciate', members, texts, probed: ['moby', 'sounds'], count: 2 } as const;
  const { between } = await speciateByPredictions(
    { ...job, memory: { threshold: 0, founded: 0, living: [] }, vocabulary: VOCABULARY, symbols: 64 },
    { ...workerThat, texts: new EncodedTexts(store) },
    context,
  );
  expect(asked.sort()).toEqual(['a', 'b']);
  expect(between).toBeCloseTo(2 - 0.75 * Math.log2(3) - 0.5, 6); // (1/2, 1/2) and (1, 0)
});
