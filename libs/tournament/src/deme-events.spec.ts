/** Demes that die out: told, counted and settled again; and demes that are isolated. */
import type { TournamentConfig } from './config';
import { fakeHandlers } from './testing/handlers';
import { BREEDING, inProcess, world } from './testing/world';

/** Slots of the deme sotu, where everyone dies in each generation. */
const OF_SOTU = [6, 7, 8, 9, 10];
const WRIGHT_FISHER = { ...BREEDING, replacement: { scheme: 'wright-fisher' } } as const;

async function told(breeding: TournamentConfig['breeding'], stillborn = OF_SOTU) {
  const { run, events, store } = await world({ config: { breeding } });
  expect(await run(inProcess(fakeHandlers({ stillborn })))).toMatchObject({ status: 'finished', reason: null });
  const of = (type: string) => events.filter((event) => event.type === type).map(({ data }) => data);
  const valuesOf = async (name: string) => {
    const all = await Promise.all([0, 1, 2, 3].map((generation) => store.metrics('spec', generation)));
    return all.map((metrics) => metrics.find((metric) => metric.name === name)?.value);
  };
  return { extinct: of('deme.extinct'), resettled: of('deme.resettled'), valuesOf };
}

it('tells of a deme that died out, and that it is recolonised where genes migrate', async () => {
  const { extinct, resettled, valuesOf } = await told({ ...WRIGHT_FISHER, migration: { scheme: 'ring', rate: 0.01 } });
  const place = { niche: 'sotu', deme: 'sotu' };
  expect(extinct).toEqual([0, 1, 2].map((generation) => ({ generation, ...place })));
  const colonists = { colonists: 5, from: ['moby'], founders: 0 };
  expect(resettled).toEqual([1, 2, 3].map((generation) => ({ generation, ...place, ...colonists })));
  expect(await valuesOf('extinctDemes')).toEqual([0, 1, 1, 1]);
  expect(await valuesOf('recolonisedDemes')).toEqual([0, 1, 1, 1]);
});

it('tells that it is founded anew where nothing migrates', async () => {
  const { extinct, resettled, valuesOf } = await told(WRIGHT_FISHER);
  expect(extinct).toHaveLength(3);
  expect(resettled).toEqual([1, 2, 3].map((generation) => ({ generation, niche: 'sotu', deme: 'sotu', colonists: 0, from: [], founders: 5 }))); // prettier-ignore
  expect(await valuesOf('recolonisedDemes')).toEqual([0, 0, 0, 0]);
});

it('goes on where all demes die out at once, with founders', async () => {
  const { extinct, resettled, valuesOf } = await told(
    { ...WRIGHT_FISHER, migration: { scheme: 'island', rate: 0.5 } },
    Array.from({ length: 11 }, (_, slot) => slot),
  );
  expect([extinct.length, resettled.length]).toEqual([6, 6]);
  expect(await valuesOf('founders')).toEqual([11, 11, 11, 11]);
  expect(await valuesOf('extinctDemes')).toEqual([0, 2, 2, 2]);
});

it('tells of none where all demes live', async () => {
  const { extinct, valuesOf } = await told(WRIGHT_FISHER, []);
  expect(extinct).toEqual([]);
  expect(await valuesOf('extinctDemes')).toEqual([0, 0, 0, 0]);
});

it.each(['parent', 'foster', 'average', 'greedy-soup'] as const)(
  'isolates demes without migration, weights of %s too',
  async (scheme) => {
    const demes = ['a', 'b', 'c'].map((name) => ({ name, capacity: 6 }));
    const niches = [{ name: 'moby', corpus: 'moby', sha256: 'a'.repeat(64), demes }];
    const donors = { scheme, size: 4 } as TournamentConfig['breeding']['donors'];
    const { run, store } = await world({ config: { niches, breeding: { ...BREEDING, donors } } });
    await run(inProcess());
    const all = await store.individuals('spec', 0);
    const demeOf = new Map(all.map(({ id, deme }) => [id, deme]));
    const ties = all.flatMap(({ deme, parents }) => parents.map(({ id }) => [deme, demeOf.get(id)]));
    expect(ties.length).toBeGreaterThan(45);
    expect(ties.filter(([own, other]) => own !== other)).toEqual([]);
  },
);
