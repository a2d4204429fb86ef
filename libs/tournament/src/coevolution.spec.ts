/** Raters whose tastes evolve: the same lineage hash whatever the order of results, wherever it was stopped, and in a fork. */
import { FEATURE_NAMES, namesOfPanel } from '#arena';
import { RATER_METRICS } from '#metrics';
import { checkKeptState } from './check-kept-state';
import { tastesIn } from './rater-state';
import { redQueensOf } from './red-queen';
import { Stopped } from './run-tournament';
import { ARENA } from './testing/every-scheme';
import { fakeHandlers } from './testing/handlers';
import { BREEDING as TOURNAMENT_BREEDING, inProcess, scrambled, world } from './testing/world';
import type { TournamentStore } from './tournament-store.port';

const BREEDING = { survivors: 3, contestants: 2, crossoverRate: 0.5, mutationRate: 0.5, mutationScale: 0.5 };
const arena = { ...ARENA!, coevolution: BREEDING };
const config = {
  arena,
  fitness: { kind: 'rating', use: 'estimate' },
  breeding: {
    ...TOURNAMENT_BREEDING,
    species: { scheme: 'loci', unmatched: 1, difference: 0.4, threshold: 2, adjustment: 0.3, target: 2, interspeciesRate: 0.1, sharing: 0.5 }, // prettier-ignore
  },
} as const;
const begin = (more = {}) => world({ config: { ...config, ...more } });

it('breeds raters from those who tell best, generation by generation', async () => {
  const { run, store } = await begin();
  const whole = await run(inProcess());
  expect(whole).toMatchObject({ status: 'finished', reason: null });
  const tastes = await Promise.all([0, 1, 2, 3].map(async (at) => tastesIn(await store.schemeState('spec', at))!));
  expect(tastes[0]).toHaveLength(12);
  // of the fake judge who weighs fluency least tells best
  const weights = tastes.map((own) => own.map(([fluency]) => Math.abs(fluency)).sort((a, b) => a - b));
  expect(weights[1].slice(0, 3)).toEqual(expect.arrayContaining([weights[0][0]]));
  expect(new Set(tastes.map((own) => JSON.stringify(own))).size).toBe(4);
  const metrics = await store.metrics('spec', 2);
  const bits = metrics.filter(({ scope }) => scope === 'rater');
  expect(bits.map(({ subject }) => subject).sort()).toEqual([...namesOfPanel(arena.panel)].sort());
  for (const name of ['meanTellingBits', 'tasteEntropyBits', 'tasteDiversityBits']) {
    expect(metrics.find((metric) => metric.name === name)?.value).toBeGreaterThan(0);
  }
});

it('has the same hash in any order, and wherever it was stopped', async () => {
  const { lineageHash } = await (await begin()).run(inProcess());
  expect((await (await begin()).run(scrambled())).lineageHash).toBe(lineageHash);
  for (const judged of [1, 3, 6]) {
    const { run } = await begin();
    const stop = new AbortController();
    const handlers = fakeHandlers();
    let left = judged;
    const judge: typeof handlers.judge = (job, context) => {
      if (--left === 0) stop.abort(new Stopped('paused', 'by the spec'));
      return handlers.judge(job, context);
    };
    await run(inProcess({ ...handlers, judge }), stop.signal);
    expect(await run(inProcess())).toMatchObject({ status: 'finished', lineageHash });
  }
});

/** Metrics of generation 1. */
async function ofRaters(store: TournamentStore, id: string) {
  const names = new Set(RATER_METRICS.map(({ name }) => name));
  return (await store.metrics(id, 1)).filter(({ name }) => names.has(name));
}

it('keeps ratings in a fork of a tournament that is older than co-evolution, as far as its config tells', async () => {
  const { coevolution: _, ...older } = ARENA!;
  const { run, store } = await world({ config: { arena: older as typeof arena } });
  await run(inProcess());
  await world({ id: 'fork', store, config: { arena: ARENA }, forkedFrom: { id: 'spec', generation: 1 } });
  expect((await store.judged('fork', 1)).ratings).not.toEqual([]);
  const [view] = await redQueensOf((await store.find('spec'))!, ['sotu'], store, inProcess());
  expect(view).toMatchObject({ evolves: false });
});

it('goes on in a fork as in its source, and begins anew where the fork has another arena', async () => {
  const { run, store } = await begin();
  await run(inProcess());
  const forkedFrom = { id: 'spec', generation: 1 };
  const twin = await world({ id: 'twin', store, config, forkedFrom });
  await twin.run(inProcess());
  for (const at of [1, 2, 3]) {
    expect(tastesIn(await store.schemeState('twin', at))).toEqual(tastesIn(await store.schemeState('spec', at)));
  }
  const other = { ...config, arena: { ...arena, rounds: 3 } };
  const anew = await world({ id: 'anew', store, config: other, forkedFrom });
  expect(tastesIn(await store.schemeState('anew', 1))).toEqual(tastesIn(await store.schemeState('spec', 0)));
  expect(await ofRaters(store, 'anew')).toEqual([]);
  expect(await ofRaters(store, 'twin')).toEqual(await ofRaters(store, 'spec'));
  expect(await anew.run(inProcess())).toMatchObject({ status: 'finished' });
  const still = await world({ id: 'still', store, config: { ...config, arena: ARENA }, forkedFrom });
  expect(tastesIn(await store.schemeState('still', 1))).toBeNull();
  expect(await ofRaters(store, 'still')).toEqual([]);
  expect(await still.run(inProcess())).toMatchObject({ status: 'finished' });
});

it.each([
  [{}, 'scheme_state 2 state.raters is null; must be a list of 12'],
  [{ raters: [] }, 'state.raters is []; must be a list of 12'],
  [{ raters: Array(12).fill({ born: 3, parents: [], genes: [] }) }, 'raters.0.born is 3; must be a generation up to 2'],
  [
    { raters: Array(12).fill({ born: 0, parents: [12], genes: [] }) },
    'raters.0.parents is [12]; must be at most two seats',
  ],
  [{ raters: Array(12).fill(null) }, 'state.raters.0 is null; must be { born, parents, genes }'],
  [{ raters: Array(12).fill(7) }, 'state.raters.0 is 7; must be { born, parents, genes }'],
  [
    { raters: Array(12).fill({ born: 0, parents: [1], genes: [] }) },
    'raters.0.parents is [1]; must be []: born in generation 0',
  ],
  [
    { raters: Array(12).fill({ born: 0, parents: [], genes: FEATURE_NAMES.map(() => null) }) },
    'must be 19 numbers from -8 to 8',
  ],
  [
    { raters: Array(12).fill({ born: 0, parents: [], genes: [1] }) },
    'raters.0.genes is [1]; must be 19 numbers from -8 to 8',
  ],
])('cannot have left %j', async (state, message) => {
  const { store } = await begin({ breeding: TOURNAMENT_BREEDING });
  const { config: kept } = (await store.find('spec'))!;
  expect(() => checkKeptState(kept, 2, state)).toThrow(message);
  const genes = FEATURE_NAMES.map(() => 1);
  expect(() => checkKeptState(kept, 2, { raters: Array(12).fill({ born: 1, parents: [0], genes }) })).not.toThrow();
  const none = await world({ id: 'none', config: { ...config, arena: ARENA, breeding: TOURNAMENT_BREEDING } });
  const { config: without } = (await none.store.find('none'))!;
  expect(() => checkKeptState(without, 2, { raters: [] })).toThrow('raters is []; must be left out');
});
