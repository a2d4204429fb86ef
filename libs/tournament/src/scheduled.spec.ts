/** A tournament whose capacity and budget change by generation. */
import type { TournamentConfig } from './config';
import { livedIn } from './lived-generation';
import type { TrainJob } from './jobs/job';
import { fakeHandlers } from './testing/handlers';
import { BREEDING, inProcess, world } from './testing/world';

const niches = [
  {
    name: 'moby',
    corpus: 'moby',
    sha256: 'a'.repeat(64),
    demes: [
      {
        name: 'moby',
        capacity: [
          { from: 0, capacity: 16 },
          { from: 1, capacity: 4 },
          { from: 3, capacity: 9 },
        ],
      },
    ],
  },
];

async function lived(config: Partial<TournamentConfig>, jobs: TrainJob[] = []) {
  const { run, store } = await world({ config: { niches, ...config } });
  const handlers = fakeHandlers();
  const train: typeof handlers.train = (job, context) => {
    jobs.push(job);
    return handlers.train(job, context);
  };
  expect(await run(inProcess({ ...handlers, train }))).toMatchObject({ status: 'finished', reason: null });
  const generations = config.generations ?? 4;
  const born = await Promise.all(Array.from({ length: generations }, (_, at) => store.born('spec', at)));
  return { born, population: born.map((_, generation) => livedIn(born.flat(), generation)) };
}

it('has as many places as the schedule says: elites first, then children', async () => {
  const { born, population } = await lived({});
  expect(population.map(({ length }) => length)).toEqual([16, 4, 4, 9]);
  expect(born.map(({ length }) => length)).toEqual([16, 3, 3, 8]);
});

it('halves: survivors only, the best of all by what they were measured last', async () => {
  const demes = [{ name: 'moby', capacity: niches[0].demes[0].capacity.slice(0, 2) }];
  const replacement = { scheme: 'survivors-only' } as const;
  const halving = { niches: [{ ...niches[0], demes }], breeding: { ...BREEDING, replacement } };
  const { born, population } = await lived({ ...halving, generations: 2 });
  expect([born.map(({ length }) => length), population.map(({ length }) => length)]).toEqual([[16, 0], [16, 4]]); // prettier-ignore
});

it('gives lives of a generation their share of the budget', async () => {
  const schedule = [
    { from: 0, share: 0.25 },
    { from: 1, share: 1 },
  ];
  const [quarter, whole]: TrainJob[][] = [[], []];
  await lived(
    { generations: 1, budget: { trainingFlops: 4e11, maximumParameters: 1e6, memoryMiB: 4096, schedule } },
    quarter,
  );
  await lived({ generations: 1, budget: { trainingFlops: 1e11, maximumParameters: 1e6, memoryMiB: 4096 } }, whole);
  const stepsOf = (jobs: readonly TrainJob[]) => jobs.map(({ steps, members }) => [members.map(({ id }) => id), steps]);
  expect(stepsOf(quarter)).toEqual(stepsOf(whole));
});

it('draws founders within the budget', async () => {
  const { born } = await lived({
    generations: 1,
    budget: { trainingFlops: 1e9, maximumParameters: 40_000, memoryMiB: 4096 },
  });
  expect(born[0].map(({ status }) => status)).toEqual(Array(16).fill('trained'));
});
