import { context, costs, membersOf, VOCABULARY, worker } from '../../workbench/src/testing/unigram-niche';
import { soup } from './soup';

/** What one who expects `a` with that probability pays for a symbol, both being as frequent. */
const natsOf = (chance: number): number => -(Math.log(chance) + Math.log(1 - chance)) / 2 + costs.nats[1];
const kept = (chances: readonly number[], nats = natsOf(chances[0])) => {
  const niche = { niche: 'moby', texts: [{ niche: 'moby', sha256: 'a' }], vocabulary: VOCABULARY } as const;
  return soup({ kind: 'soup', ...niche, members: membersOf(chances), nats, validationSymbols: 512 }, worker, context);
};

test('takes in each one with whom the average is no worse, and leaves out the others', async () => {
  // logits are averaged: 0.8 and 0.2 make 0.5, which nobody betters
  expect(await kept([0.8, 0.9, 0.2, 0.6])).toEqual([0, 2]);
});

test('who comes later is held to the average, not to the first', async () => {
  expect(await kept([0.9, 0.8])).toEqual([0, 1]);
  expect(await kept([0.9, 0.6, 0.8])).toEqual([0, 1]); // 0.786 of the first two, 0.791 with the third
});

test('keeps the first where nobody helps, whatever the others are', async () => {
  expect(await kept([0.5, 0.6, 0.4])).toEqual([0]);
});

test('a sum that is no number is no better', async () => {
  expect(await kept([0.8, NaN, 0.2])).toEqual([0, 2]);
});
