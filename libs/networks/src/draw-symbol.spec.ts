import { drawSymbol } from './draw-symbol';
import { stream } from './testing/small-models';

const logits = Float32Array.of(0, Math.log(2), Math.log(5), -30);
const none = new Set<number>();

test('temperature 0 takes the likeliest that is allowed, the lowest of equals', () => {
  expect(drawSymbol(logits, 0, none, stream(0))).toBe(2);
  expect(drawSymbol(logits, 0, new Set([2]), stream(0))).toBe(1);
  expect(drawSymbol(Float32Array.of(1, 3, 3), 0, none, stream(0))).toBe(1);
});

test.each([
  [1, [1, 2, 5]],
  [0.5, [1, 4, 25]],
  [2, [1, Math.SQRT2, Math.sqrt(5)]],
])('at temperature %d symbols come up as softmax(logits / temperature) says', (temperature, masses) => {
  const prng = stream(1);
  const draws = 20_000;
  const counts = [0, 0, 0, 0];
  for (let draw = 0; draw < draws; draw++) counts[drawSymbol(logits, temperature, none, prng)]++;
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  masses.forEach((mass, symbol) => {
    const p = mass / total;
    expect(Math.abs(counts[symbol] / draws - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / draws));
  });
});

test('a forbidden symbol never comes up, and the others share its part', () => {
  const prng = stream(2);
  const drawn = Array.from({ length: 2000 }, () => drawSymbol(logits, 1, new Set([2]), prng));
  expect(drawn).not.toContain(2);
  expect(drawn.filter((symbol) => symbol === 1).length / 2000).toBeCloseTo(2 / 3, 1);
});

test('large logits do not overflow', () => {
  expect(drawSymbol(Float32Array.of(1e30, 0), 0.1, none, stream(0))).toBe(0);
});

test('nothing to draw from is a range error', () => {
  expect(() => drawSymbol(Float32Array.of(1, NaN), 1, none, stream(0))).toThrow(RangeError);
  expect(() => drawSymbol(Float32Array.of(1), 1, new Set([0]), stream(0))).toThrow(RangeError);
});
