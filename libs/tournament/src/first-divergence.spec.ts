import { firstDivergence } from './first-divergence';
import type { Individual, Lived } from './records';
import { inProcess, world } from './testing/world';
import type { TournamentStore } from './tournament-store.port';

async function finished() {
  const { run, store } = await world({});
  await run(inProcess());
  return { store, tournament: (await store.find('spec'))! };
}

/** The same store, some of whose answers are changed. */
function changed(store: TournamentStore, change: Partial<TournamentStore>): TournamentStore {
  return Object.assign(Object.create(store) as TournamentStore, change);
}

const inGeneration = <Value>(
  store: TournamentStore,
  at: number,
  of: (values: readonly Lived[]) => readonly Value[],
) => ({
  lives: async (id: string, generation: number) => {
    const lives = await store.lives(id, generation);
    return (generation === at ? of(lives) : lives) as readonly Lived[];
  },
});

const worse = (share: number, whom: string) => (lives: readonly Lived[]) =>
  lives.map((lived) => {
    if (lived.id !== whom) return lived;
    const { validation } = lived.life;
    return { ...lived, life: { ...lived.life, validation: { ...validation, nats: validation.nats * (1 + share) } } };
  });

it('finds none between a tournament and its replay', async () => {
  const [one, other] = [await finished(), await finished()];
  expect(await firstDivergence(one.store, other.store, one.tournament, 3, 0)).toBeUndefined();
});

it('names the first individual whose life differs, in the order of birth, and what of it', async () => {
  const { store, tournament } = await finished();
  const [first, second] = (await store.lives('spec', 2)).map(({ id }) => id);
  const other = changed(
    store,
    inGeneration(store, 2, (lives) => worse(0.1, first)(worse(0.1, second)(lives)).toReversed()),
  );
  expect(await firstDivergence(store, other, tournament, 3, 0)).toMatchObject({
    generation: 2,
    individual: first,
    path: 'life.validation.nats',
  });
  expect(await firstDivergence(store, other, tournament, 1, 0)).toBeUndefined();
});

it('names one who was born otherwise before those who lived otherwise, and one who is missing', async () => {
  const { store, tournament } = await finished();
  const born = await store.born('spec', 1);
  const last = born.at(-1)!;
  const moved = changed(store, {
    ...inGeneration(store, 1, worse(0.1, born[0].id)),
    born: async (id: string, generation: number): Promise<readonly Individual[]> =>
      generation === 1 ? [...born.slice(0, -1), { ...last, niche: 'elsewhere' }] : store.born(id, generation),
  });
  expect(await firstDivergence(store, moved, tournament, 3, 0)).toMatchObject({
    individual: last.id,
    path: 'niche',
    expected: last.niche,
    actual: 'elsewhere',
  });
  const fewer = changed(
    store,
    inGeneration(store, 1, (lives) => lives.slice(1)),
  );
  const [missing] = await store.lives('spec', 1);
  expect(await firstDivergence(store, fewer, tournament, 3, 0.5)).toMatchObject({ individual: missing.id, path: '' });
});

it('lets numbers differ by the tolerance and files differ at all, but nothing else', async () => {
  const { store, tournament } = await finished();
  const [{ id: whom }] = await store.lives('spec', 2);
  const near = changed(store, inGeneration(store, 2, worse(0.005, whom)));
  expect(await firstDivergence(store, near, tournament, 3, 0)).toBeDefined();
  expect(await firstDivergence(store, near, tournament, 3, 0.01)).toBeUndefined();
  expect(await firstDivergence(store, near, tournament, 3, 0.001)).toMatchObject({ individual: whom });
  const files = changed(
    store,
    inGeneration(store, 2, (lives) =>
      lives.map(({ id, life }) => ({ id, life: { ...life, weights: 'f'.repeat(64) } })),
    ),
  );
  expect(await firstDivergence(store, files, tournament, 3, 0)).toMatchObject({ path: 'life.weights' });
  expect(await firstDivergence(store, files, tournament, 3, 1e-9)).toBeUndefined();
  const tokens = changed(
    store,
    inGeneration(store, 2, (lives) =>
      lives.map(({ id, life }) => ({ id, life: { ...life, tokensTrained: life.tokensTrained + 1 } })),
    ),
  );
  expect(await firstDivergence(store, tokens, tournament, 3, 1)).toMatchObject({ path: 'life.tokensTrained' });
});

it('tells what else of a generation differs', async () => {
  const { store, tournament } = await finished();
  const other = changed(store, {
    metrics: async (id: string, generation: number) =>
      (await store.metrics(id, generation)).map((metric) => (generation === 3 ? { ...metric, value: -1 } : metric)),
  });
  expect(await firstDivergence(store, other, tournament, 3, 0)).toMatchObject({
    generation: 3,
    individual: null,
    path: expect.stringMatching(/^metrics\.\d+\.value$/),
  });
  expect(await firstDivergence(store, other, tournament, 3, 0.01)).toBeUndefined();
});
