/** Jobs that fail for good, on one machine and not on another. */
import { keptDeaths, NO_DEATHS } from './job-deaths';
import type { WriteJob } from './jobs/arena-jobs';
import type { EvaluateJob, Job, SenseJob, TrainJob } from './jobs/job';
import { ARENA } from './testing/arena';
import { REGULATION } from './testing/regulation';
import { BREEDING, inProcess, world } from './testing/world';
import { JobFailedError, type WorkQueue } from './work-queue.port';

/** A machine on which jobs of some never end in generation 1. `asked` hears which births each job of a kind is for. */
function machine(kind: 'train' | 'sense', poison: readonly string[], asked: string[][] = []): WorkQueue {
  const queue = inProcess();
  return {
    submit: async (job, options) => {
      const { generation, members } = job as TrainJob | SenseJob;
      if (job.kind !== kind) return queue.submit(job, options);
      const births = members.map(({ birth }) => `${birth.generation}-${birth.slot}`);
      asked.push(births);
      if (generation === 1 && poison.some((birth) => births.includes(birth)))
        throw new JobFailedError(job as Job, 'it took longer than the 5 s that a job may take');
      return queue.submit(job, options);
    },
  };
}

const CAUSE = 'took longer than the 5 s that a job may take';
const steady = { ...BREEDING, replacement: { scheme: 'steady-state', births: 3 } as const };
it.each([
  ['train', {}],
  ['sense', { regulation: { ...REGULATION, cue: { ...REGULATION.cue, reliability: 1 } } }],
] as const)(
  'by %s leave out whom they are for alone, and are repeated by a replay where they would not fail',
  async (kind, more) => {
    const config = { breeding: steady, ...more };
    const healthy = await world({ config });
    await healthy.run(inProcess());
    const survivor = (await healthy.store.lives('spec', 1))[0].id.slice('spec-'.length);
    expect(survivor).toMatch(/^0-/);
    const original = await world({ config });
    const hash = (await original.run(machine(kind, ['1-1', survivor]))).lineageHash;
    const dead = await original.store.born('spec', 1);
    expect(dead.flatMap(({ slot, cause }) => (cause ? [`${slot}: ${cause}`] : []))).toEqual([
      `1: ${kind} failed: it ${CAUSE}`,
    ]);
    const undone = (await original.store.lives('spec', 1)).filter(({ life }) => life.cause !== null);
    expect(undone.map(({ id }) => id)).toEqual([`spec-${survivor}`]);

    const deaths = (generation: number) => keptDeaths(original.store, 'spec', generation);
    expect([...(await deaths(1))[kind].keys()].sort()).toEqual([`spec-${survivor}`, 'spec-1-1']);
    expect(await deaths(0)).toEqual(NO_DEATHS);
    const asked: string[][] = [];
    expect((await (await world({ config, deaths })).run(machine(kind, [], asked))).lineageHash).toBe(hash);
    expect(asked.flat().filter((birth) => birth === '1-1')).toEqual([]); // it died as it was born
    expect((await (await world({ config })).run(machine(kind, []))).lineageHash).not.toBe(hash);
  },
);

it.each([
  ['one', ['0-2']],
  ['a whole niche', ['0-0', '0-1', '0-2', '0-3', '0-4', '0-5']],
])('by writing leave %s without texts and ratings, and are repeated by a replay', async (_, births) => {
  const config = { arena: ARENA, fitness: { kind: 'rating', use: 'estimate' } } as const;
  const queue = inProcess();
  const poisoned: WorkQueue = {
    submit: async (job, options) => {
      const { members, generation } = job as WriteJob;
      const isPoison = job.kind === 'write' && generation === 0;
      if (isPoison && members.some(({ birth }) => births.includes(`${birth.generation}-${birth.slot}`)))
        throw new JobFailedError(job as Job, 'its process ended: exit code 3');
      return queue.submit(job, options);
    },
  };
  const original = await world({ config });
  const { status, lineageHash } = await original.run(poisoned);
  expect(status).toBe('finished');
  const wrote = (await original.store.arenas('spec', 0)).flatMap(({ samples }) =>
    samples.map(({ competitor }) => competitor),
  );
  for (const { id } of await original.store.lives('spec', 0)) {
    expect([id, wrote.includes(id)]).toEqual([id, !births.includes(id.slice('spec-'.length))]);
  }
  const deaths = (generation: number) => keptDeaths(original.store, 'spec', generation);
  expect((await (await world({ config, deaths })).run(inProcess())).lineageHash).toBe(lineageHash);
  expect((await (await world({ config })).run(inProcess())).lineageHash).not.toBe(lineageHash);
});

it('by evaluating on a new text leave the score of one out, and are repeated by a replay', async () => {
  const environment = [{ set: 'corpus', niche: 'moby', course: 'steps', points: [{ at: 1, value: 'short' }] } as const];
  const config = { corpora: [{ name: 'short', sha256: 'c'.repeat(64) }], environment, breeding: steady };
  const queue = inProcess();
  const poisoned: WorkQueue = {
    submit: async (job, options) => {
      const { generation, members } = job as TrainJob;
      const livesOn = job.kind === 'train' && generation === 1 && members.some(({ birth }) => birth.generation === 0);
      // who does not come to train on the new text is evaluated on it
      if (livesOn) throw new JobFailedError(job as Job, `it ${CAUSE}`);
      if ((job as EvaluateJob).part === 'validation')
        throw new JobFailedError(job as Job, 'its process ended: exit code 3');
      return queue.submit(job, options);
    },
  };
  const original = await world({ config });
  const { status, reason, lineageHash } = await original.run(poisoned);
  expect([status, reason]).toEqual(['finished', null]);
  const deaths = (generation: number) => keptDeaths(original.store, 'spec', generation);
  expect((await deaths(1)).evaluate.size).toBeGreaterThan(0);
  expect((await (await world({ config, deaths })).run(inProcess())).lineageHash).toBe(lineageHash);
  const others = async (generation: number) => ({ ...(await deaths(generation)), evaluate: NO_DEATHS.evaluate });
  expect((await (await world({ config, deaths: others })).run(inProcess())).lineageHash).not.toBe(lineageHash);
});

it("that are the machine's are none, and what is of no life is not repeated", async () => {
  const { run, store } = await world({ config: { generations: 1 } });
  const queue = inProcess();
  const broken: WorkQueue = {
    submit: async (job, options) => {
      if (job.kind === 'baselines') throw new JobFailedError(job, 'no text');
      return queue.submit(job, options);
    },
  };
  expect(await run(broken)).toMatchObject({ status: 'failed' });
  expect(await keptDeaths(store, 'spec', 0)).toEqual(NO_DEATHS);
});
