/** What cues told of texts, over a run, and where it goes on: by the metric that is made of it. */
import type { Individual } from '../records';
import { REGULATION } from '../testing/regulation';
import { inProcess, tournament, world } from '../testing/world';
import { growingCues } from './growing-cues';

const begin = async (reliability: number, expression: 'sensed' | 'blind' = 'sensed') => {
  const regulation = { ...REGULATION, expression, cue: { ...REGULATION.cue, reliability } };
  const { run, store } = await world({ config: { regulation } });
  await run(inProcess());
  const { config, forkOf } = (await store.find('spec'))!;
  const livedIn = (generation: number) => store.individuals('spec', generation, generation);
  const environmentState = (generation: number) => store.environment('spec', generation);
  const cuesOf = () => growingCues({ config, forkOf }, { environmentState, livedIn });
  return { store, livedIn, cuesOf };
};

const LAST = tournament.config.generations - 1;

it('counts every life by its text and the text of its cue, the same at once and one by one', async () => {
  const { store, livedIn, cuesOf } = await begin(0.5);
  const oneByOne = cuesOf();
  for (let generation = 0; generation < LAST; generation++) await oneByOne(generation, await livedIn(generation));
  const table = await oneByOne(LAST, await livedIn(LAST));
  expect(await cuesOf()(LAST, await livedIn(LAST))).toEqual(table);
  let lives = 0;
  for (let generation = 0; generation <= LAST; generation++) lives += (await store.lives('spec', generation)).length;
  expect(table.flat().reduce((sum, count) => sum + count, 0)).toBe(lives);
  for (const count of table.flat()) expect(count).toBeGreaterThan(0);
});

it('has its own text alone where cues can be relied on, and leaves lives out in which nothing was sensed', async () => {
  const { livedIn, cuesOf } = await begin(1);
  const lived = await livedIn(LAST);
  const [[, none], [again]] = await cuesOf()(LAST, lived);
  expect([none, again]).toEqual([0, 0]);
  const idle = lived.map((one): Individual => ({ ...one, life: one.life && { ...one.life, lossCurve: [] } }));
  const [all, fewer] = await Promise.all([lived, idle].map((these) => cuesOf()(LAST, these)));
  const trained = lived.filter(({ life }) => life?.generation === LAST).length;
  const total = (table: readonly (readonly number[])[]) => table.flat().reduce((sum, count) => sum + count, 0);
  expect(total(all) - total(fewer)).toBe(trained);
});

it('counts nothing where nobody senses', async () => {
  const { livedIn, cuesOf } = await begin(1, 'blind');
  expect(await cuesOf()(LAST, await livedIn(LAST))).toEqual([]);
});
