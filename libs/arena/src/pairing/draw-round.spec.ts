import { prngOf, uniformityDeviate } from '#base';
import { components } from '../ratings/components';
import { drawRound, PAIRING_NAMES } from './draw-round';
import { meetings, type Pair } from './pairing';
import { standingAfter } from './standing';

const stream = (seed: number) => prngOf({ seed, generation: 0, subject: 'spec', purpose: 'pairing' });
const loadsOf = (pairs: readonly Pair[], competitors: number) =>
  Array.from(
    { length: competitors },
    (_, k) => pairs.filter(({ first, second }) => k === first || k === second).length,
  );
const unrated = (competitors: number) => standingAfter([], competitors);

describe.each(PAIRING_NAMES)('%s', (name) => {
  test.each([2, 3, 8, 9])('connects %i competitors in the first round, and nobody meets itself', (competitors) => {
    const pairs = drawRound(name, unrated(competitors), 4 * competitors, stream(competitors));
    expect(pairs).toHaveLength(4 * competitors);
    expect(components(pairs, competitors)).toHaveLength(1);
    for (const { first, second } of pairs) expect(first).not.toBe(second);
    const loads = loadsOf(pairs, competitors);
    expect(Math.max(...loads)).toBeLessThanOrEqual(2 * 8 + 2); // twice the mean, and a chain
    expect(Math.min(...loads)).toBeGreaterThanOrEqual(3);
  });

  it('joins groups that never met, draws anew by seed, and takes either side alike', () => {
    const played = [
      { first: 0, second: 1 },
      { first: 2, second: 3 },
    ];
    const standing = { ...unrated(4), played };
    expect(components([...played, ...drawRound(name, standing, 1, stream(1))], 4)).toHaveLength(1);
    expect(drawRound(name, standing, 9, stream(2))).toEqual(drawRound(name, standing, 9, stream(2)));
    const rounds = Array.from({ length: 200 }, (_, seed) => drawRound(name, standing, 4, stream(seed))).flat();
    const upward = rounds.filter(({ first, second }) => first < second).length;
    expect(uniformityDeviate([upward, rounds.length - upward])).toBeLessThan(3.72); // errs once in 10,000
  });

  it('refuses a lone competitor and half a battle', () => {
    expect(() => drawRound(name, unrated(1), 1, stream(1))).toThrow(expect.objectContaining({ field: 'competitors' }));
    expect(() => drawRound(name, unrated(2), 1.5, stream(1))).toThrow(expect.objectContaining({ field: 'count' }));
  });
});

test('round robin lets each two meet as often, but for one', () => {
  const standing = unrated(7);
  const first = drawRound('round-robin', standing, 27, stream(1));
  const all = [...first, ...drawRound('round-robin', { ...standing, played: first }, 15, stream(2))];
  const met = meetings(all, 7).filter((_, cell) => cell % 8 !== 0);
  expect(Math.max(...met) - Math.min(...met)).toBeLessThanOrEqual(3);
});

test('Swiss pairs neighbours', () => {
  const nats = [3, 2.9, 1, 0.9, -1, -1.1];
  const chain = nats.slice(1).map((_, k) => ({ first: k, second: (k + 3) % 6 }));
  const played = [...chain, { first: 1, second: 2 }, { first: 3, second: 4 }]; // all are connected
  const pairs = drawRound('swiss', { nats, covariance: new Float64Array(36), played }, 3, stream(1));
  const sorted = pairs.map(({ first, second }) => [first, second].sort().join(' ')).sort();
  expect(sorted).toEqual(['0 1', '2 3', '4 5']);
});

test('active pairing prefers equals to foregone battles', () => {
  const battles = [0, 1, 2, 3].flatMap((a) =>
    [0, 1, 2, 3]
      .filter((b) => b !== a)
      .flatMap((b) =>
        Array.from({ length: a >> 1 === b >> 1 ? 4 : a < b ? 12 : 1 }, () => ({
          first: a,
          second: b,
          outcome: 'first' as const,
        })),
      ),
  );
  const pairs = drawRound('active', standingAfter(battles, 4), 20, stream(1));
  const equals = pairs.filter(({ first, second }) => first >> 1 === second >> 1).length;
  expect(equals).toBeGreaterThan(10); // a third by chance
});
