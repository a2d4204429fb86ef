/** Tournaments that go on from a generation of another one. */
import { withoutIds } from '../testing/without-ids';
import { BREEDINGS, configWith } from '../testing/every-scheme';
import { BREEDING, HEREDITY, inProcess, scrambled, world } from '../testing/world';
import type { TournamentConfig } from '../config';
import { Stopped } from '../run-tournament';

type Config = Partial<TournamentConfig>;

async function finished(config: Config) {
  const source = await world({ config });
  expect(await source.run(inProcess())).toMatchObject({ status: 'finished', reason: null });
  return source;
}

/** Who was born in a generation and what became of everyone in it, whatever the tournament is called. */
async function livesOf({ store }: Awaited<ReturnType<typeof finished>>, id: string, generation: number) {
  const born = await store.born(id, generation);
  return withoutIds(id, { born, lives: await store.lives(id, generation) });
}

/** A fork without changes has the generations of its source. */
async function expectTheSame(config: Config, generation: number) {
  const source = await finished(config);
  const { generations } = (await source.store.find('spec'))!.config;
  const fork = await world({ id: 'fork', store: source.store, config, forkedFrom: { id: 'spec', generation } });
  expect(await fork.run(scrambled())).toMatchObject({ status: 'finished', reason: null });
  for (let next = generation + 1; next < generations; next++) {
    expect(await livesOf(source, 'fork', next)).toEqual(await livesOf(source, 'spec', next));
  }
  return { source, fork };
}

test.each(BREEDINGS)('without changes its generations are those of its source: %j', async (change) => {
  await expectTheSame(configWith(change), 1);
});

test.each<Partial<TournamentConfig['heredity']>>([
  { weights: 'baldwinian' },
  { weights: 'darwinian', moments: false },
  { survivorsTrain: false },
  { schedule: 'tournament' },
])('the same with the heredity %j', async (heredity) => {
  const breeding = { ...BREEDING, replacement: { scheme: 'plus', parents: 3 } } as const;
  await expectTheSame({ breeding, heredity: { ...HEREDITY, ...heredity }, generations: 5 }, 2);
});
