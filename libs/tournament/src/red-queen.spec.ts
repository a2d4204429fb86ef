import { tastesIn } from './rater-state';
import { redQueensOf } from './red-queen';
import { ARENA } from './testing/every-scheme';
import { inProcess, world } from './testing/world';
import type { WorkQueue } from './work-queue.port';

const arena = {
  ...ARENA!,
  coevolution: { survivors: 3, contestants: 2, crossoverRate: 0.5, mutationRate: 0.5, mutationScale: 0.5 },
};

it('reads the raters and texts of each generation, evolved or not, and no niche without texts', async () => {
  for (const given of [arena, ARENA!]) {
    const { run, store } = await world({ config: { arena: given } });
    const tournament = await run(inProcess());
    const [view] = await redQueensOf(tournament, ['sotu'], store, inProcess());
    expect(view).toMatchObject({ niche: 'sotu', evolves: given === arena, generations: [0, 1, 2, 3], every: 1 });
    if (given === arena) expect(view.rates[0][2]).toBe(tastesIn(await store.schemeState('spec', 2))![0][0]);
    expect(view.ratersGain?.of).toBe(3);
    const without = { ...store, generations: () => store.generations('spec'), arenas: () => Promise.resolve([]) };
    expect(await redQueensOf(tournament, ['sotu'], without as unknown as typeof store, inProcess())).toEqual([]);
  }
});

it('reads each generation once for all niches', async () => {
  const { run, store } = await world({ config: { arena } });
  const tournament = await run(inProcess());
  const read: number[] = [];
  const counting = {
    ...store,
    generations: () => store.generations('spec'),
    environment: (id: string, generation: number) => store.environment(id, generation),
    schemeState: (id: string, generation: number) => store.schemeState(id, generation),
    arenas: (id: string, generation: number) => store.arenas(id, generation).finally(() => read.push(generation)),
  } as unknown as typeof store;
  const names = tournament.config.niches.map(({ name }) => name);
  const all = await redQueensOf(tournament, names, counting, inProcess());
  expect(read).toEqual([0, 1, 2, 3]);
  expect(all.map(({ niche }) => niche)).toEqual(names);
  for (const [at, name] of names.entries()) {
    expect(await redQueensOf(tournament, [name], store, inProcess())).toEqual([all[at]]);
  }
});

it('takes generations evenly apart where there are many texts', async () => {
  const { run, store } = await world({ config: { arena: { ...arena, prompts: 64 }, generations: 9 } });
  const tournament = await run(inProcess());
  const { niches } = tournament.config;
  const many = niches.map((niche) => ({ ...niche, demes: niche.demes.map((deme) => ({ ...deme, capacity: 50 })) }));
  const crowded = { ...tournament, config: { ...tournament.config, niches: many } };
  const [view] = await redQueensOf(crowded, ['sotu'], store, inProcess() as WorkQueue);
  expect(view).toMatchObject({ every: 3, generations: [0, 3, 6] });
});
