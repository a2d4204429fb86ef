/** Goals that are moved between niches while a tournament runs. */
import { byNames } from '#metrics';
import { Stopped } from './run-tournament';
import type { JobHandlers } from './jobs/job';
import type { TournamentStore } from './tournament-store.port';
import { fakeHandlers, scoreOf } from './testing/handlers';
import { BREEDING, inProcess, tournament, world } from './testing/world';

const GOALS = { breeding: { ...BREEDING, migration: { scheme: 'goal-switching', rate: 0.5 } as const } };

/** Of moby those with an even slot predict sotu better than anyone there; nobody of sotu does so in moby. */
function handlers(): JobHandlers {
  const nats = (id: string, niche: string): number =>
    niche === 'sotu' && Number(id.split('-')[2]) % 2 === 0 ? 1 : niche === 'sotu' ? 9 : NaN;
  return {
    ...fakeHandlers(),
    evaluate: async ({ part, members }) =>
      members.map(({ id, niche }) => (part === 'test' ? scoreOf(2) : scoreOf(nats(id, niche)))),
  };
}

async function moved(store: TournamentStore) {
  const everyone = await store.individuals('spec', 0);
  const byId = new Map(everyone.map((one) => [one.id, one]));
  return everyone.flatMap((one) =>
    one.parents
      .filter(({ role, id }) => role !== 'weights' && byId.get(id)!.niche !== one.niche)
      .map(({ id }) => ({
        generation: one.generation,
        niche: one.niche,
        parents: one.parents.length,
        parent: byId.get(id)!,
      })),
  );
}

it('gives a niche children of those of another who predict its text better than all who live in it', async () => {
  const { run, store } = await world({ config: GOALS });
  expect(await run(inProcess(handlers()))).toMatchObject({ status: 'finished', reason: null });
  const all = await moved(store);
  expect(all.length).toBeGreaterThan(2);
  for (const { niche, parents, parent } of all) {
    expect([niche, parents, parent.niche, parent.slot % 2]).toEqual(['sotu', 1, 'moby', 0]);
  }
  for (const generation of [0, 1, 2, 3]) {
    const { metrics } = byNames(await store.metrics('spec', generation));
    const here = all.filter((one) => one.generation === generation);
    expect(metrics.goalSwitches.all).toBe(here.length);
    expect(metrics.migrants.sotu).toBe(here.length);
  }
});

it('counts what it takes to evaluate everyone by each other goal', async () => {
  const { run, store } = await world({ config: GOALS });
  await run(inProcess(handlers()));
  const goals = await Promise.all(
    [0, 1, 2, 3].map(async (generation) => {
      const all = await store.compute('spec', generation);
      return all.filter(({ kind }) => kind === 'goals').map(({ individual, flops }) => [individual, flops > 0]);
    }),
  );
  expect(goals).toEqual([[], [['', true]], [['', true]], [['', true]]]);
  const without = await world({ config: {} });
  await without.run(inProcess());
  expect((await without.store.compute('spec', 1)).some(({ kind }) => kind === 'goals')).toBe(false);
});

it('comes to the same where the tournament was cut off after any commit', async () => {
  const whole = await world({ config: GOALS });
  const { lineageHash } = await whole.run(inProcess(handlers()));
  for (let commits = 4; commits < 40; commits += 9) {
    const cut = new AbortController();
    const { store, run } = await world({ config: GOALS });
    const commit = store.commit.bind(store);
    let left = commits;
    store.commit = async (...given) => {
      if (left-- === 0) cut.abort(new Stopped('paused', 'spec'));
      return commit(...given);
    };
    expect((await run(inProcess(handlers()), cut.signal)).status).toBe('paused');
    expect((await run(inProcess(handlers()))).lineageHash).toBe(lineageHash);
  }
});

it('moves none while the environment isolates demes', async () => {
  const environment = [{ set: 'migration' as const, course: 'steps' as const, points: [{ at: 0, value: 0 }, { at: 3, value: 1 }] }]; // prettier-ignore
  const { run, store } = await world({ config: { ...GOALS, environment } });
  await run(inProcess(handlers()));
  expect(new Set((await moved(store)).map(({ generation }) => generation))).toEqual(new Set([3]));
  expect((await store.compute('spec', 2)).some(({ kind }) => kind === 'goals')).toBe(false);
  expect(tournament.config.niches).toHaveLength(2);
});
