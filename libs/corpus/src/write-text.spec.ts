import { chiSquareDeviate, prngOf } from '#base';
import { countCodePoints } from './code-points';
import { WittenBell } from './witten-bell';
import { writeText } from './write-text';

const stream = (seed: number) => prngOf({ seed, generation: 0, subject: 'spec', purpose: 'writing' });
const read = (text: string, order: number) => new WittenBell(new TextEncoder().encode(text), order);
const SEA = read('the sea, the ship, the whale and the white sail. '.repeat(4), 5);
const MIXED = read('là où la baleine — 🐋, ‰ ࠀ ퟿ \u{10ffff} — nage: ça, été, αβγ. '.repeat(3), 5);

test.each([
  [0, 1],
  [1, 1],
  [2, 1],
  [2, 0.5],
  [5, 2],
])('bytes by order %d at temperature %d come up as the n-gram says', (order, temperature) => {
  const context = new TextEncoder().encode('at the ');
  const power = [...SEA.distribution(context, context.length, order)].map(
    (p, byte) => SEA.occurring[byte] * p ** (1 / temperature),
  );
  const total = power.reduce((sum, one) => sum + one, 0);
  const draws = 20_000;
  const counts = new Array<number>(256).fill(0);
  const prng = stream(1);
  for (let draw = 0; draw < draws; draw++)
    counts[writeText(SEA, order, 'at the ', 1, temperature, prng).charCodeAt(0)]++;
  const cells = [...power.keys()].filter((byte) => (power[byte] / total) * draws >= 5);
  const rare = (values: readonly number[]) =>
    values.reduce((sum, value, byte) => sum + (cells.includes(byte) ? 0 : value), 0);
  expect(counts.every((count, byte) => count === 0 || power[byte] > 0)).toBe(true);
  const observed = cells.map((byte) => counts[byte]);
  const expected = cells.map((byte) => (power[byte] / total) * draws);
  const left = (rare(power) / total) * draws;
  if (left >= 5) {
    observed.push(rare(counts));
    expected.push(left);
  }
  expect(chiSquareDeviate(observed, expected)).toBeLessThan(3.72); // once in 10,000
});

test('pairs of bytes come up as the chain of conditional probabilities says', () => {
  const model = read('abababbaab', 1);
  const prng = stream(2);
  const draws = 20_000;
  const counts = new Map<string, number>();
  for (let draw = 0; draw < draws; draw++) {
    const pair = writeText(model, 1, '', 2, 1, prng);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const among = (context: string, byte: string): number => {
    const bytes = new TextEncoder().encode(context);
    const p = (one: string) => model.probability(bytes, one.charCodeAt(0));
    return p(byte) / (p('a') + p('b'));
  };
  const pairs = ['aa', 'ab', 'ba', 'bb'];
  const expected = pairs.map((pair) => draws * among('', pair[0]) * among(pair[0], pair[1]));
  const observed = pairs.map((pair) => counts.get(pair) ?? 0);
  expect(chiSquareDeviate(observed, expected)).toBeLessThan(3.72);
});

test.each([0, 1, 2, 3, 4, 5])('order %d writes valid UTF-8 of that many code points, of any script', (order) => {
  for (const temperature of [0.5, 1, 3]) {
    const text = writeText(MIXED, order, 'Éé🐋', 300, temperature, stream(order));
    expect(countCodePoints(text)).toBe(300);
    expect(new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(text))).toBe(text);
    expect(text).not.toMatch(/[\p{Surrogate}\0]/u);
  }
});

test('a byte-order mark is a character like others', () => {
  expect(writeText(read('\ufeff'.repeat(9), 3), 3, '', 2, 1, stream(1))).toBe('\ufeff\ufeff');
});

test('one stream writes one text, whatever was forgotten of the prompt', () => {
  const write = (prompt: string, seed: number) => writeText(SEA, 3, prompt, 60, 1, stream(seed));
  expect(write('upon the', 7)).toBe(write('upon the', 7));
  expect(write('upon the', 7)).toBe(write('beneath the', 7)); // three bytes count
  expect(write('upon the', 7)).not.toBe(write('upon the', 8));
});

test('at temperature 0 it writes the likeliest', () => {
  expect(writeText(read('to be or not to be ', 5), 5, 'or not', 6, 0, stream(1))).toBe(' to be');
});

test('longer contexts write text that the longest finds likelier', () => {
  const bits = [0, 2, 5].map((order) => SEA.bits(writeText(SEA, order, 'the ', 2000, 1, stream(3))));
  expect(bits[1]).toBeLessThan(bits[0]);
  expect(bits[2]).toBeLessThan(bits[1]);
});

test('an n-gram that has read nothing writes anything', () => {
  expect(countCodePoints(writeText(read('', 2), 2, '', 100, 1, stream(4)))).toBe(100);
  expect(writeText(SEA, 2, 'the', 0, 1, stream(4))).toBe('');
});

test.each([
  [6, 10, 1],
  [-1, 10, 1],
  [1.5, 10, 1],
  [2, -1, 1],
  [2, 1.5, 1],
  [2, 10, -1],
  [2, 10, NaN],
  [2, 10, Infinity],
])('order %d, length %d, temperature %d is refused', (order, length, temperature) => {
  expect(() => writeText(SEA, order, '', length, temperature, stream(1))).toThrow(RangeError);
});
