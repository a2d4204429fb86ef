import { type Competitor, rankCompetitors } from './rank-competitors';

const competitor = (name: string, bitsPerCharacter: number, niche = 'moby'): Competitor => ({
  kind: 'individual',
  name,
  family: 'gru',
  niche,
  parameters: 1,
  part: 'test',
  standardErrorBits: null,
  newText: null,
  bitsPerCharacter,
});
const ranks = (bits: readonly number[], limit = bits.length): [string, number][] =>
  rankCompetitors(
    bits.map((score, index) => competitor(`${index}`, score)),
    limit,
  ).map(({ name, rank }) => [name, rank]);

it('gives the first rank to the fewest bits', () => {
  expect(ranks([3, 1, 2])).toEqual([
    ['1', 1],
    ['2', 2],
    ['0', 3],
  ]);
});

it('gives equals one rank, in the order in which they came', () => {
  expect(ranks([2, 1, 2, 1, 3])).toEqual([
    ['1', 1],
    ['3', 1],
    ['0', 3],
    ['2', 3],
    ['4', 5],
  ]);
});

it('ranks as if there were no limit', () => {
  expect(ranks([5, 4, 4, 1, 2], 3)).toEqual(ranks([5, 4, 4, 1, 2]).slice(0, 3));
  expect(ranks([], 3)).toEqual([]);
});

it('ranks within a niche alone, and says among how many', () => {
  const rows = [competitor('s', 1, 'sotu'), competitor('a', 9), competitor('b', 8), competitor('c', 10)];
  expect(rankCompetitors(rows, 2, new Map([['sotu', 40]])).map(({ name, rank, of }) => [name, rank, of])).toEqual([
    ['b', 1, 3],
    ['a', 2, 3],
    ['s', 1, 40],
  ]);
});
