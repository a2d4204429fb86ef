import type { Mixture } from '#model';
import { exportMixture } from './export-mixture';
import type { ExportMixtureJob } from '#tournament';
import type { NicheReaders, WorkerContext } from '#workbench';

const JOB: ExportMixtureJob = {
  kind: 'export-mixture',
  tournament: 'bcdfghjk',
  niche: 'moby',
  members: [],
  nGrams: [
    { order: 2, weight: 0.75 },
    { order: 0, weight: 0.25 },
  ],
  vocabulary: ['<unk>', 'a'],
  texts: [],
};

/** What is exported of n-grams with so many runs of each length, from a text of so many bytes. */
async function exported(runs: readonly number[], bytes: number) {
  let given: { mixture: Mixture; metadata: Readonly<Record<string, string>> } | undefined;
  const models = {
    contextOf: () => 2,
    exportMixture: (mixture: Mixture, _: number, metadata: Readonly<Record<string, string>>) => {
      given = { mixture, metadata };
      return Uint8Array.of(1);
    },
  };
  const readers = { of: async () => ({ ngram: { runs, bytes } }) } as unknown as NicheReaders;
  await exportMixture(JOB, { models } as unknown as WorkerContext, readers);
  return given!;
}

it('tells in the metadata which n-grams are in it', async () => {
  const { mixture, metadata } = await exported([1, 1, 1, 9e9], 100);
  expect(mixture.nGrams?.members).toEqual(JOB.nGrams);
  expect(JSON.parse(metadata['members'])).toEqual([
    { nGram: 'WB-2', weight: 0.75 },
    { nGram: 'WB-0', weight: 0.25 },
  ]);
  expect(metadata['context']).toBe('2');
});

it.each([
  [
    'tables',
    [100, 1_000_000, 7_000_000],
    100,
    'community n-grams bytes of tables is 76002012; must be at most 67108864',
  ],
  [
    'texts',
    [100, 1000, 1000],
    2 ** 24 + 1,
    'community n-grams bytes of training text is 16777217; must be at most 167772',
  ],
])('refuses %s that are too large for a file', async (_, runs, bytes, message) => {
  await expect(exported(runs, bytes)).rejects.toThrow(message);
});
