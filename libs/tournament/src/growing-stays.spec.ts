import { byNames } from '#metrics';
import type { TournamentConfig } from './config';
import { plannedEnvironment } from './environments';
import { growingStays } from './growing-stays';
import { Stopped } from './run-tournament';
import { inProcess, world } from './testing/world';

const BACK_AND_FORTH: Partial<TournamentConfig> = {
  generations: 6,
  corpora: [{ name: 'sotu-new', sha256: 'c'.repeat(64) }],
  environment: [
    {
      set: 'corpus',
      niche: 'moby',
      course: 'steps',
      points: [
        { at: 2, value: 'sotu-new' },
        { at: 4, value: 'moby' },
      ],
    },
  ],
};

const metricsOf = async (store: Awaited<ReturnType<typeof world>>['store'], generation: number) =>
  byNames(await store.metrics('spec', generation)).metrics;

it('tells how a niche recovers from a shift and what it remembers on its return, of no niche whose text stays', async () => {
  const { run, store } = await world({ config: BACK_AND_FORTH });
  expect(await run(inProcess())).toMatchObject({ status: 'finished' });
  const all = await Promise.all([0, 1, 2, 3, 4, 5].map((generation) => metricsOf(store, generation)));
  expect(all.map(({ generationsSinceShift }) => generationsSinceShift?.moby)).toEqual([
    undefined,
    undefined,
    0,
    1,
    0,
    1,
  ]);
  expect(all.map(({ generationsSinceShift }) => generationsSinceShift?.sotu)).toEqual(Array(6).fill(undefined));
  const bits = all.map(({ meanBitsPerCharacter }) => meanBitsPerCharacter.moby);
  expect(all.map(({ memorySavedBits }) => memorySavedBits?.moby)).toEqual([
    ...Array(4).fill(undefined),
    bits[0] - bits[4],
    bits[0] - bits[4],
  ]);
  expect(all[5].memoryLostBits.moby).toBe(bits[4] - bits[1]);
  const prequential = all.map(({ prequentialBits }) => prequentialBits.moby);
  expect(all[5].memorySavedPrequentialBits.moby).toBe(prequential[0] - prequential[4]);
  expect([all[2].recoveryGenerations?.moby, all[2].recoveryFlops?.moby]).toEqual([undefined, undefined]);
});

it('is the same however many ask at once', async () => {
  const { config } = (await (await world({ config: BACK_AND_FORTH })).store.find('spec'))!;
  const ports = {
    environmentState: (at: number) => Promise.resolve({ interventions: [], ...plannedEnvironment(config, at) }),
    metrics: () => Promise.resolve([]),
  };
  const stays = growingStays({ config } as never, ports as never);
  const told = async (generation: number): Promise<string> => {
    const { moby = [] } = await stays(generation, plannedEnvironment(config, generation));
    return moby.map(({ corpus, generations }) => `${corpus} ${generations.length}`).join();
  };
  for (const [generation, right] of [
    '',
    '',
    'moby 2,sotu-new 0',
    'moby 2,sotu-new 1',
    'moby 2,sotu-new 2,moby 0',
  ].entries()) {
    expect(await Promise.all([1, 2, 3, 4].map(() => told(generation)))).toEqual(Array(4).fill(right));
  }
});

it('comes to the same where the tournament was cut off after any commit', async () => {
  const whole = await world({ config: BACK_AND_FORTH });
  const { lineageHash } = await whole.run(inProcess());
  for (let commits = 5; commits < 60; commits += 11) {
    const cut = new AbortController();
    const { store, run } = await world({ config: BACK_AND_FORTH });
    const commit = store.commit.bind(store);
    let left = commits;
    store.commit = async (...given) => {
      if (left-- === 0) cut.abort(new Stopped('paused', 'spec'));
      return commit(...given);
    };
    await run(inProcess(), cut.signal);
    expect((await run(inProcess())).lineageHash).toBe(lineageHash);
    expect(await metricsOf(store, 5)).toEqual(await metricsOf(whole.store, 5));
  }
});

it('measures nothing of the kind where no text ever changes', async () => {
  const { run, store } = await world({ config: { generations: 3 } });
  await run(inProcess());
  expect((await metricsOf(store, 2)).generationsSinceShift).toBeUndefined();
});
