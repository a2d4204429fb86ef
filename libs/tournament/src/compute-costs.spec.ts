/** What a tournament's work took: counted from descriptions, whoever did it and in whatever order. */
import { DEFAULT_PANEL } from '#arena';
import { mean, sum } from '#base';
import { computeOf, inOrder } from './compute-costs';
import { isTrained } from './living';
import { SECONDS_A_JOB } from './testing/in-process-work-queue';
import { fakeHandlers } from './testing/handlers';
import { inProcess, scrambled, world } from './testing/world';

const ARENA = {
  prompts: 2,
  promptCharacters: 20,
  sampleCharacters: 40,
  rounds: 2,
  pairing: 'active',
  judges: 1,
  panel: DEFAULT_PANEL,
  coevolution: null,
  habituation: null,
  voteWeight: 1,
  votingSeconds: 0,
  ratings: { lengthControlled: false, clusterBy: 'rater' },
} as const;
const GENERATIONS = [0, 1, 2, 3];

async function lived(queue = inProcess()) {
  const { run, store } = await world({ config: { arena: ARENA } });
  const { lineageHash } = await run(queue);
  const compute = (await Promise.all(GENERATIONS.map((generation) => store.compute('spec', generation)))).flat();
  const metrics = (await Promise.all(GENERATIONS.map((generation) => store.metrics('spec', generation)))).flat();
  return { compute, metrics, individuals: await store.individuals('spec', 0), lineageHash };
}

it('is the same in FLOPs whatever the order of work, and in the hash', async () => {
  const [one, other] = [await lived(), await lived(scrambled())];
  const counted = ({ compute }: typeof one) =>
    inOrder(compute).map(({ generation, individual, kind, flops }) => [generation, individual, kind, flops]);
  expect(counted(other).sort()).toEqual(counted(one).sort());
  expect(other.lineageHash).toBe(one.lineageHash);
});

it('counts those who failed: what they were trained and evaluated for', async () => {
  const { compute, individuals } = await lived(inProcess(fakeHandlers({ stillborn: [1] })));
  const failed = individuals.filter((one) => !isTrained(one));
  expect(failed.length).toBeGreaterThan(0);
  for (const { id, generation } of failed) {
    const own = compute.filter(({ individual }) => individual === id);
    expect(own.map(({ kind }) => kind).sort()).toEqual(['evaluation', 'training']);
    for (const work of own) expect(work).toMatchObject({ generation, flops: work.kind === 'training' ? 1e6 : 2e5 });
  }
});

it('counts as planned those whose job failed', async () => {
  const train = () => Promise.reject(new Error('a gradient is missing'));
  const { compute, individuals } = await lived(inProcess({ ...fakeHandlers(), train }));
  const founder = individuals.find(({ generation }) => generation === 0)!;
  const own = compute.filter(({ individual }) => individual === founder.id);
  expect(own.map(({ kind }) => kind).sort()).toEqual(['evaluation', 'training']);
  for (const { flops } of own) expect(flops).toBeGreaterThan(0);
});

it('has the time of every job, and metrics of the FLOPs of each generation', async () => {
  const { compute, metrics } = await lived();
  const kinds = [...new Set(compute.map(({ kind }) => kind))].sort();
  expect(kinds).toEqual([
    'ambiguity',
    'baselines',
    'community',
    'evaluation',
    'judging',
    'test',
    'training',
    'writing',
  ]);
  const jobs = sum(compute.map(({ cpuSeconds }) => cpuSeconds)) / SECONDS_A_JOB;
  expect(jobs).toBeCloseTo(Math.round(jobs), 4);
  const before = compute.filter(({ kind }) => kind !== 'test' && kind !== 'community');
  for (const generation of GENERATIONS) {
    const [here, soFar] = [[generation], GENERATIONS.slice(0, generation + 1)].map((some) =>
      sum(before.filter((work) => some.includes(work.generation)).map(({ flops }) => flops)),
    );
    const value = (name: string) => metrics.find((one) => one.name === name && one.generation === generation)!.value;
    expect([value('computeFlops') / here, value('computeFlopsSoFar') / soFar]).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(1, 12),
    ]);
    const lives = compute.filter((work) => work.kind === 'training' && work.generation <= generation);
    expect(value('computeTokensSoFar')).toBe(1000 * lives.length);
  }
});

it('shares the time of a job by FLOPs, and alike where nothing counts', () => {
  const costs = [
    { individual: 'a', flops: { training: 3, evaluation: 1 }, tokens: 9 },
    { individual: 'b', flops: { training: 4 } },
  ];
  expect(computeOf(2, costs, 16).map(({ cpuSeconds }) => cpuSeconds)).toEqual([6, 2, 8]);
  expect(computeOf(2, costs, 16).map(({ tokens }) => tokens)).toEqual([9, 0, 0]);
  const uncounted = [{ individual: '', flops: { judging: 0, baselines: 0 } }];
  expect(mean(computeOf(2, uncounted, 16).map(({ cpuSeconds }) => cpuSeconds))).toBe(8);
});
