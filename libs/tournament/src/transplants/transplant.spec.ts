import type { JobOf } from '../jobs/job';
import type { Raised, Tournament } from '../records';
import { Stopped } from '../run-tournament';
import { fakeHandlers, scoreOf } from '../testing/handlers';
import { inProcess, scrambled, world } from '../testing/world';
import type { WorkQueue } from '../work-queue.port';
import { chosenOf, transplantSetting } from './origins';
import { transplant } from './transplant';

const GENERATION = 3;
const ADVANTAGE = 0.25;

async function lived(config: Partial<Tournament['config']> = {}) {
  const { store, run } = await world({ config });
  const tournament = await run(inProcess());
  expect(tournament.status).toBe('finished');
  const setting = async (generation = GENERATION) => {
    const individuals = await store.individuals('spec', generation, generation);
    return transplantSetting(tournament, generation, (await store.environment('spec', generation))!, individuals);
  };
  return { store, tournament, setting };
}

type Given = Awaited<ReturnType<typeof lived>>;

async function transplanted(
  { tournament, setting }: Given,
  queue: WorkQueue,
  { genomes = 'champion' as 'champion' | 'living', replicates = 4, signal = new AbortController().signal } = {},
) {
  let done = 0;
  const result = await transplant({
    ...(await setting()),
    tournament,
    generation: GENERATION,
    replicates,
    genomes,
    queue,
    signal,
    onSpent: () => undefined,
    done: (share) => void (done += share),
  });
  return { result, done };
}

/** Those of slot 0 are from moby: each design is better in its own niche by so much, beside what luck gives a replicate. */
function planted(jobs: JobOf<'raise'>[] = []) {
  const { raise, ...handlers } = fakeHandlers();
  return {
    ...handlers,
    evaluate: async ({ members }: JobOf<'evaluate'>) =>
      members.map(({ niche }) => scoreOf(niche === 'moby' ? 2 : 3, 256)),
    raise: async (job: JobOf<'raise'>, context: Parameters<typeof raise>[1]): Promise<readonly Raised[]> => {
      jobs.push(job);
      const luck = (await raise({ ...job, members: [job.members[0]] }, context))[0].bitsPerCharacter;
      return job.members.map(({ birth: { slot }, niche }) => {
        const isLocal = slot === (niche === 'moby' ? 0 : 1);
        const bitsPerCharacter = luck + (niche === 'moby' ? 1 : 0) + 0.3 * slot - (isLocal ? ADVANTAGE : 0);
        return { bitsPerCharacter, cause: null, flops: 1e6 };
      });
    },
  };
}

it('raises a genome of each deme in each niche, alike but for the niche, and finds what was planted', async () => {
  const given = await lived();
  const jobs: JobOf<'raise'>[] = [];
  const { result, done } = await transplanted(given, inProcess(planted(jobs)));
  expect(result.raised.interaction).toMatchObject({ of: 4 });
  expect(result.raised.interaction!.mean).toBeCloseTo(ADVANTAGE, 1);
  expect(result.raised.individuals).toEqual(Array(4).fill(result.champions.individuals[0]));
  expect(done).toBeCloseTo(1 * 4, 9);
  expect(new Set(jobs.map(({ seed }) => seed)).size).toBe(4);
  const raised = jobs.flatMap(({ seed, steps, members }) => members.map((one) => `${seed} ${one.birth.slot} ${one.niche} ${steps > 0}`)); // prettier-ignore
  expect(new Set(raised).size).toBe(4 * 2 * 2);
  const { origins } = await given.setting();
  for (const { members, architecture } of jobs) {
    for (const { birth } of members) expect(architecture).toEqual(origins[birth.slot].champion.phenotype.architecture);
  }
});

it('evaluates champions as they are on the test text of every niche', async () => {
  const given = await lived();
  const { result } = await transplanted(given, inProcess(planted()), { replicates: 1 });
  const { champions } = (await given.store.find('spec'))!;
  expect(result.champions.individuals).toEqual([champions.map(({ id }) => id)]);
  expect(result.champions.cells.map(({ deme, niche }) => [deme, niche])).toEqual([
    ['moby', 'moby'],
    ['moby', 'sotu'],
    ['sotu', 'moby'],
    ['sotu', 'sotu'],
  ]);
  expect(result.champions.cells[1].bitsPerCharacter!.mean).toBeCloseTo(3 / Math.LN2, 3);
  expect(result.champions.interaction).toMatchObject({ mean: 0, interval: [0, 0] });
  expect(result.raised.interaction!.interval).toBeNull();
});

it('comes out alike in whatever order work is done, and for another seed otherwise', async () => {
  const given = await lived();
  const [one, other] = [await transplanted(given, inProcess()), await transplanted(given, scrambled())];
  expect(other.result).toEqual(one.result);
  const elsewhere = { ...given, tournament: { ...given.tournament, seed: 8 } };
  expect((await transplanted(elsewhere, inProcess())).result.raised).not.toEqual(one.result.raised);
});

it('draws others of the living in each replicate, until all had their turn', async () => {
  const { setting } = await lived();
  const { origins } = await setting();
  const chosen = chosenOf(origins, { seed: 1, generation: GENERATION, replicates: 6, genomes: 'living' });
  expect(new Set(chosen.map(([one]) => one.id))).toEqual(new Set(origins[0].living.map(({ id }) => id)));
  expect(chosen[5][1].id).toBe(chosen[5 - origins[1].living.length][1].id);
  expect(chosen).toEqual(chosenOf(origins, { seed: 1, generation: GENERATION, replicates: 6, genomes: 'living' }));
});

it('takes those who lived in an earlier generation, with the weights that they had then', async () => {
  const { store, setting } = await lived();
  const { origins } = await setting(1);
  const lives = new Map((await store.lives('spec', 1)).map(({ id, life }) => [id, life.weights]));
  for (const { champion } of origins) expect(champion.life.weights).toBe(lives.get(champion.id));
});

it('tells why some could not be raised, and says nothing of what that was needed for', async () => {
  const given = await lived();
  const handlers = planted();
  const raise: typeof handlers.raise = async (job, context) =>
    (await handlers.raise(job, context)).map((one, member) => {
      const { birth, niche } = job.members[member];
      const cause = birth.slot === 1 && niche === 'moby' ? 'training loss is NaN at step 3' : null;
      return { ...one, cause };
    });
  const { result } = await transplanted(given, inProcess({ ...handlers, raise }));
  expect(result.raised.causes).toEqual([{ deme: 'sotu', niche: 'moby', cause: 'training loss is NaN at step 3' }]);
  expect(result.raised.localMinusForeign.map(({ bits }) => bits?.of ?? null)).toEqual([null, 4]);
  expect(result.raised.interaction).toBeNull();
  expect(result.raised.cells[2].bitsPerCharacter).toBeNull();
});

it('does not raise designs that a niche does not allow', async () => {
  const given = await lived();
  const { origins, environment } = await given.setting();
  const { family } = origins[0].champion.phenotype.architecture;
  const niches = environment.niches.map((niche) =>
    niche.name === 'sotu' ? { ...niche, families: niche.families.filter((one) => one !== family) } : niche,
  );
  const strict = { ...given, setting: async () => ({ origins, environment: { ...environment, niches } }) };
  const { result } = await transplanted(strict, inProcess(planted()));
  expect(result.raised.causes[0]).toMatchObject({
    deme: 'moby',
    niche: 'sotu',
    cause: expect.stringContaining('not allowed'),
  });
});

it('stops where it is told to', async () => {
  const given = await lived();
  const stop = new AbortController();
  stop.abort(new Stopped('cancelled', 'by hand'));
  const asked: WorkQueue = { submit: async (_, options) => options!.signal!.throwIfAborted() as never };
  await expect(transplanted(given, asked, { signal: stop.signal })).rejects.toThrow('by hand');
});
