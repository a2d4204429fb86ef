import type { CorpusStore } from '#sources';
import type { WorkQueue } from '#tournament';
import { InvalidRequestError } from '../shared/errors';
import { prepareExperiment } from './prepare-experiment';

const corpora = { read: async (name: string) => ({ name, sha256: `${name}'s` }) } as unknown as CorpusStore;
const queue = {
  submit: async ({ texts }: { texts: { niche: string }[] }) => ({
    vocabulary: Array(90).fill('x'),
    characters: Object.fromEntries(texts.map(({ niche }) => [niche, 1e6])),
  }),
} as unknown as WorkQueue;
const MACHINE = { engine: 'onnx', workers: 2, memoryBytes: 8 * 2 ** 30 } as const;
const BASE = {
  generations: 3,
  niches: [{ name: 'moby', capacity: 6 }],
  budget: { trainingFlops: 1e10 },
  evaluation: { formerText: true },
};
const OTHER = { breeding: { mutationRate: 0.3 } };
const TWO = [{ name: 'one' }, { name: 'other', set: OTHER }];

async function problems(change: object): Promise<string[]> {
  const config = { name: 'Texts', base: BASE, arms: TWO, seeds: [3, 5], ...change };
  const refused = await prepareExperiment({ config }, corpora, queue, MACHINE).then(
    () => new InvalidRequestError([]),
    (error: InvalidRequestError) => error,
  );
  return refused.errors.map(({ field, message }) => `${field} ${message}`);
}

const outcome = (name: string, at: number) => ({ measure: 'metric', metric: { name, in: { from: at } } });
const shifts = (first: string) => [
  {
    set: 'corpus',
    course: 'steps',
    points: [
      { at: 1, value: first },
      { at: 2, value: 'sotu' },
    ],
  },
];

it('compares what looks back between arms that had the same texts before', async () => {
  const arms = ['moby', 'sotu'].map((first) => ({ name: first, set: { environment: shifts(first) } }));
  expect(await problems({ arms, outcome: outcome('meanBitsPerCharacter', 2) })).toEqual([]);
  expect(await problems({ arms, outcome: outcome('forgottenBits', 2) })).toHaveLength(1);
  expect(await problems({ arms, outcome: outcome('forgottenBits', 0) })).toEqual([]);
});

it('compares texts that are drawn at every seed', async () => {
  const drawn = (...values: string[]) => [{ set: 'corpus', course: 'random', values, every: 1 }];
  const arms = [
    { name: 'one', set: { environment: drawn('moby', 'sotu') } },
    { name: 'other', set: { environment: drawn('sotu', 'moby') } },
  ];
  const seeds = [1, 2, 3, 4, 5];
  expect(await problems({ arms: [arms[0], { name: 'twin', set: { ...arms[0].set, ...OTHER } }], seeds })).toEqual([]);
  expect(await problems({ arms, seeds })).toHaveLength(1);
});

it.each([
  ['formerTextBits', { evaluation: {} }, 'another where evaluation.formerText is false in an arm'],
  ['formerTextBits', {}, 'another where no text changes in an arm'],
  ['memorySavedBits', {}, 'another where no text changes in an arm'],
  ['speciesRichness', {}, 'another where breeding.species is none in an arm'],
  ['meanTellingBits', {}, 'another where arena.coevolution is missing in an arm'],
  [
    'tellingBits',
    { arena: { coevolution: {} } },
    'a metric of a niche, a deme or a generation, such as meanTellingBits',
  ],
  [
    'persistentNovelty',
    { evaluation: { persistence: 9 } },
    'another where an arm has 3 generations and lines have to last 9 (evaluation.persistence), with a generation before',
  ],
  [
    'persistentNovelty',
    { evaluation: { persistence: 2 } },
    'another where an arm has 3 generations and lines have to last 2 (evaluation.persistence), with a generation before',
  ],
  ['tasteEntropyBits', { arena: { coevolution: null } }, 'another where arena.coevolution is missing in an arm'],
])('refuses %s as the outcome where no tournament can have it', async (name, change, right) => {
  const told = `config.outcome.metric.name is "${name}"; must be ${right}`;
  expect(await problems({ base: { ...BASE, ...change }, outcome: outcome(name, 2) })).toEqual([told]);
});
