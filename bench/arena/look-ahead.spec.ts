import { prngOf } from '#base';
import { lookAhead } from './look-ahead';

const stream = (seed: number) => prngOf({ seed, generation: 0, subject: 'spec', purpose: 'look-ahead' });

/** Of each two in a group, one battle won by each; everyone of the first group beat everyone of the second, four times. */
const KNOWN = [0, 1, 2, 3, 4, 5].flatMap((first) =>
  [0, 1, 2, 3, 4, 5].flatMap((second) => {
    if (first === second || (first > 2 && second < 3)) return [];
    return Array.from({ length: first < 3 && second > 2 ? 4 : 1 }, () => ({
      first,
      second,
      outcome: 'first' as const,
    }));
  }),
);

it.each([1, 2, 3])('sets against each other those whose order is open (seed %i)', (seed) => {
  const pairs = lookAhead(KNOWN, 6, 3, 6, stream(seed));
  const met = pairs.map(({ first, second }) => `${second} ${first}`).sort();
  expect(met).toEqual(['0 1', '0 2', '1 2', '3 4', '3 5', '4 5']);
});

it('takes what the battles before it tell into account: who is unknown meets everyone else than before', () => {
  const pairs = lookAhead([], 6, 3, 3, stream(1));
  expect(pairs.flatMap(({ first, second }) => [first, second]).sort()).toEqual([0, 1, 2, 3, 4, 5]);
});
