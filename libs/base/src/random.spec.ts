import { kolmogorovSmirnov, uniformityDeviate } from './goodness-of-fit';
import { philox4x32, Prng, prngOf } from './random';
import { mean, variance } from './statistics';

const stream = (seed: number) => prngOf({ seed, generation: 0, subject: 'spec', purpose: 'draws' });
const draws = <T>(count: number, draw: () => T) => Array.from({ length: count }, draw);
const tally = (cells: number, indices: readonly number[]) =>
  Array.from({ length: cells }, (_, cell) => indices.filter((index) => index === cell).length);
const SEEDS = [1, 2, 3];
/** One in 10,000, see goodness-of-fit. */
const CRITICAL_DEVIATE = 3.72;
const CRITICAL_KOLMOGOROV = 2.23;

type Words = readonly [number, number, number, number];
function blockOf(counter: Words, key: readonly [number, number]): number[] {
  const block = new Uint32Array(4);
  philox4x32(...counter, ...key, block);
  return [...block];
}

describe('philox4x32', () => {
  const FULL = 0xffffffff;
  // kat_vectors of Random123 (Salmon et al. 2011), philox4x32-10
  test.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [FULL, FULL, FULL, FULL],
      [FULL, FULL],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as [Words, [number, number], number[]][])('counter %p, key %p', (counter, key, words) => {
    expect(blockOf(counter, key)).toEqual(words);
  });
});

describe('prngOf', () => {
  const name = { seed: 2 ** 53 - 1, generation: 3, subject: 'a', purpose: 'mating' };
  const first = (changes: object) =>
    draws(
      4,
      (
        (prng) => () =>
          prng.uint32()
      )(prngOf({ ...name, ...changes })),
    );

  it('gives the same numbers for the same name', () => {
    expect(first({})).toEqual(first({}));
  });

  test.each([{ seed: 2 ** 53 - 2 }, { generation: 4 }, { subject: 'b' }, { purpose: 'genome' }])(
    'gives other numbers for %p',
    (change) => {
      expect(first(change)).not.toEqual(first({}));
    },
  );
});

describe('Prng', () => {
  it('hands out the words of successive counters, the subject being the upper half', () => {
    const prng = new Prng([7, 9], 5 * 2 ** 32 + 3);
    expect(draws(8, () => prng.uint32())).toEqual([...blockOf([0, 0, 3, 5], [7, 9]), ...blockOf([1, 0, 3, 5], [7, 9])]);
    expect(prng.seek(2 ** 53 - 1).uint32()).toBe(blockOf([0, 0, 2 ** 32 - 1, 2 ** 21 - 1], [7, 9])[0]);
  });

  it('seeks what a new generator would begin with, whatever was drawn before', () => {
    const used = stream(8);
    for (const subject of [0, 1, 2 ** 40, 'moby', '1']) {
      used.normal(); // leaves a spare normal number and half a block
      used.seek(subject);
      const fresh = prngOf({ seed: 8, generation: 0, subject, purpose: 'draws' });
      expect(draws(5, () => used.normal())).toEqual(draws(5, () => fresh.normal()));
    }
  });

  it('never lets two subjects share a counter, numbers and names apart', () => {
    const subjects = [0, 1, 2, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1, '0', '1', '', 'moby', 'fr'];
    const starts = subjects.map((subject) => stream(1).seek(subject).uint32());
    expect(new Set(starts).size).toBe(subjects.length);
  });

  it.each([-1, 0.5, NaN, Infinity, 2 ** 53])('refuses the subject %d', (subject) => {
    expect(() => stream(1).seek(subject)).toThrow(RangeError);
  });

  // [first word of one subject, of the next, of the next but one] by their highest bits: 8 cells; and across purposes and generations
  test.each<[string, (subject: number) => number]>([
    ['subjects', (subject) => prngOf({ seed: 1, generation: 0, subject, purpose: 'a' }).uint32()],
    ['names', (subject) => prngOf({ seed: 1, generation: 0, subject: `${subject}`, purpose: 'a' }).uint32()],
    ['purposes', (subject) => prngOf({ seed: 1, generation: 0, subject: 0, purpose: `${subject}` }).uint32()],
    ['generations', (generation) => prngOf({ seed: 1, generation, subject: 0, purpose: 'a' }).uint32()],
    ['seeds', (seed) => prngOf({ seed, generation: 0, subject: 0, purpose: 'a' }).uint32()],
  ])('draws independently for neighbouring %s', (_, first) => {
    const bits = Array.from({ length: 12_002 }, (_, at) => first(at) >>> 31);
    const cells = bits.slice(2).map((bit, at) => bit + 2 * bits[at + 1] + 4 * bits[at]);
    expect(uniformityDeviate(tally(8, cells))).toBeLessThan(CRITICAL_DEVIATE);
  });

  it('draws again where a word would favour an integer', () => {
    const prng = new Prng([0, 0]);
    const words = [0, 5, 2 ** 32 - 1, 2 ** 31, 2 ** 31 + 1];
    prng.uint32 = () => words.shift()!;
    // 2^32 = 6 (mod 10): the remainders 0 to 5 are drawn again
    expect([prng.integer(10), prng.integer(10), prng.integer(10)]).toEqual([0, 9, 5]);
  });

  test.each(SEEDS)('draws uniform reals, seed %i', (seed) => {
    const prng = stream(seed);
    const sample = draws(20_000, () => prng.uniform());
    expect(kolmogorovSmirnov(sample, (value) => value)).toBeLessThan(CRITICAL_KOLMOGOROV);
    expect(Math.min(...sample)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...sample)).toBeLessThan(1);
  });

  test.each([0, 1e-3, 0.3, 1])('comes true with the probability %d', (probability) => {
    const prng = stream(1);
    const count = 100_000;
    const came = draws(count, () => prng.chance(probability)).filter(Boolean).length;
    const error = Math.sqrt(count * probability * (1 - probability));
    expect(Math.abs(came - count * probability)).toBeLessThanOrEqual(CRITICAL_DEVIATE * error);
  });

  it('takes one word for a chance', () => {
    const prng = new Prng([0, 0]);
    const words = [0, 2 ** 30 - 1, 2 ** 30, 2 ** 32 - 1];
    prng.uint32 = () => words.shift()!;
    expect([prng.chance(0.25), prng.chance(0.25), prng.chance(0.25), prng.chance(1)]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  test.each(SEEDS)('draws uniform integers, seed %i', (seed) => {
    const prng = stream(seed);
    const counts = tally(
      7,
      draws(14_000, () => prng.integer(7)),
    );
    expect(uniformityDeviate(counts)).toBeLessThan(CRITICAL_DEVIATE);
  });

  it('draws large integers without modulo bias', () => {
    const prng = stream(4);
    const bound = 3 * 2 ** 30; // a plain modulo would draw the lowest third half of the time
    const thirds = draws(9_000, () => Math.floor(prng.integer(bound) / 2 ** 30));
    expect(uniformityDeviate(tally(3, thirds))).toBeLessThan(CRITICAL_DEVIATE);
  });

  test.each(SEEDS)('draws normal numbers with the moments 0, 1, 0 and 3, seed %i', (seed) => {
    const prng = stream(seed);
    const count = 40_000;
    const sample = draws(count, () => prng.normal());
    const moment = (order: number) => mean(sample.map((value) => value ** order));
    const withinFourErrors = (value: number, expected: number, varianceOfOne: number) =>
      expect(Math.abs(value - expected)).toBeLessThan(4 * Math.sqrt(varianceOfOne / count));
    withinFourErrors(mean(sample), 0, 1);
    withinFourErrors(variance(sample), 1, 2);
    withinFourErrors(moment(3), 0, 15);
    withinFourErrors(moment(4), 3, 96);
  });

  it('draws normal numbers that do not depend on the one before', () => {
    const prng = stream(5);
    const products = draws(20_000, () => prng.normal() * prng.normal());
    expect(Math.abs(mean(products))).toBeLessThan(4 / Math.sqrt(20_000));
  });

  test.each(SEEDS)('shuffles into every order alike, seed %i', (seed) => {
    const prng = stream(seed);
    const orders = new Map<string, number>();
    for (let trial = 0; trial < 12_000; trial++) {
      const order = prng.shuffle(['a', 'b', 'c', 'd']).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(24);
    expect(uniformityDeviate([...orders.values()])).toBeLessThan(CRITICAL_DEVIATE);
  });

  it('leaves the shuffled list as it was', () => {
    const items = [1, 2, 3, 4, 5];
    stream(6).shuffle(items);
    expect(items).toEqual([1, 2, 3, 4, 5]);
  });

  it('picks every item alike', () => {
    const prng = stream(7);
    const counts = tally(
      5,
      draws(10_000, () => prng.pick([0, 1, 2, 3, 4])),
    );
    expect(uniformityDeviate(counts)).toBeLessThan(CRITICAL_DEVIATE);
  });
});
