import { FEATURE_NAMES, type TextFeatures } from '#arena';
import { redQueen } from './jobs/red-queen';
import type { NicheReaders } from './jobs/niche-readers';
import { HELD_OUT } from './jobs/set-prompts';
import { tastesIn } from './rater-state';
import { redQueensOf } from './red-queen';
import { ARENA } from './testing/every-scheme';
import { inProcess, world } from './testing/world';
import type { WorkQueue } from './work-queue.port';

const features = (fluency: number) =>
  ({ ...Object.fromEntries(FEATURE_NAMES.map((name) => [name, 0])), fluency }) as TextFeatures;
const taste = (fluency: number) => FEATURE_NAMES.map((name) => (name === 'fluency' ? fluency : 0));
const sampleOf = (competitor: string, prompt: number, fluency: number) => ({ competitor, prompt, features: features(fluency) }); // prettier-ignore

it('holds raters of each generation to the texts of each', async () => {
  const scale = Object.fromEntries(FEATURE_NAMES.map((name) => [name, { centre: 0, spread: 1 }]));
  const readers = { of: () => Promise.resolve({ scale: () => scale }) } as unknown as NicheReaders;
  const samples = (model: number) => [
    sampleOf(HELD_OUT, 0, 1),
    sampleOf('WB-2', 0, 9), // no individual
    sampleOf('spec-0-1', 0, model),
    sampleOf('spec-0-1', 1, 5), // no text of a person after this prompt
  ];
  const generations = [
    { texts: [], samples: samples(-1), tastes: [taste(0)] },
    { texts: [], samples: samples(1), tastes: [taste(2), taste(-2)] },
  ];
  const job = { kind: 'red-queen', seed: 1, niche: 'moby', length: 40, generations } as const;
  const { rates, bits } = await redQueen(job, readers, { yieldToEventLoop: async () => undefined });
  const apart = 2 * 4 * Math.tanh(1 / 4); // of the texts, in standard scores
  const right = 1 / (1 + Math.exp(-2 * apart));
  expect(rates[0][0]).toBe(0.5);
  expect(rates[0][1]).toBeCloseTo((right + (1 - right)) / 2, 12);
  expect(rates[1]).toEqual([0.5, 0.5]);
  expect(bits[0][1]).toBeCloseTo((-Math.log2(right) - Math.log2(1 - right)) / 2, 10);
});

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
