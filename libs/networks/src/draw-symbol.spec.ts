import { drawSymbol } from './draw-symbol';
import { chiSquareDeviate } from '#base';
import { decodingAt, stream } from './testing/small-models';

const logits = Float32Array.of(0, Math.log(2), Math.log(5), -30);
const none = new Set<number>();

test('temperature 0 takes the likeliest that is allowed, the lowest of equals', () => {
  expect(drawSymbol(logits, decodingAt(0), none, stream(0))).toBe(2);
  expect(drawSymbol(logits, decodingAt(0), new Set([2]), stream(0))).toBe(1);
  expect(drawSymbol(Float32Array.of(1, 3, 3), decodingAt(0), none, stream(0))).toBe(1);
});

test.each([
  [1, [1, 2, 5]],
  [0.5, [1, 4, 25]],
  [2, [1, Math.SQRT2, Math.sqrt(5)]],
])('at temperature %d symbols come up as softmax(logits / temperature) says', (temperature, masses) => {
  const prng = stream(1);
  const draws = 20_000;
  const counts = [0, 0, 0, 0];
  for (let draw = 0; draw < draws; draw++) counts[drawSymbol(logits, decodingAt(temperature), none, prng)]++;
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  masses.forEach((mass, symbol) => {
    const p = mass / total;
    expect(Math.abs(counts[symbol] / draws - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / draws));
  });
});

test.each([
  [{ topK: 1 }, [0, 0, 1, 0]],
  [{ topK: 2 }, [0, 2, 5, 0]],
  [{ topK: 100 }, [1, 2, 5, 0]],
  [{ topP: 0.5 }, [0, 0, 1, 0]], // 5/8 of the mass are enough
  [{ topP: 0.7 }, [0, 2, 5, 0]],
  [{ topP: 0.99 }, [1, 2, 5, 0]],
  [{ topK: 2, topP: 0.7 }, [0, 0, 1, 0]], // of the two that are left the first has 5/7
  [{ topK: 2, topP: 0.8, temperature: 2 }, [0, Math.SQRT2, Math.sqrt(5), 0]], // hotter, it has less
])('%j leaves the likeliest, with their odds', (settings, masses) => {
  for (const subject of [0, 1, 2]) {
    const prng = stream(subject);
    const counts = [0, 0, 0, 0];
    for (let draw = 0; draw < 5000; draw++) counts[drawSymbol(logits, { ...decodingAt(1), ...settings }, none, prng)]++;
    const left = masses.flatMap((mass, symbol) => (mass > 0 ? [symbol] : []));
    expect(counts.filter((count, symbol) => count > 0 && !left.includes(symbol))).toEqual([]);
    if (left.length === 1) continue;
    const total = left.reduce((sum, symbol) => sum + masses[symbol], 0);
    const expected = left.map((symbol) => (5000 * masses[symbol]) / total);
    expect(
      Math.abs(
        chiSquareDeviate(
          left.map((symbol) => counts[symbol]),
          expected,
        ),
      ),
    ).toBeLessThan(4);
  }
});

test('a forbidden symbol is not one of the likeliest', () => {
  expect(drawSymbol(logits, { ...decodingAt(1), topK: 1 }, new Set([2]), stream(0))).toBe(1);
});

test('a forbidden symbol never comes up, and the others share its part', () => {
  const prng = stream(2);
  const drawn = Array.from({ length: 2000 }, () => drawSymbol(logits, decodingAt(1), new Set([2]), prng));
  expect(drawn).not.toContain(2);
  expect(drawn.filter((symbol) => symbol === 1).length / 2000).toBeCloseTo(2 / 3, 1);
});

test('large logits do not overflow', () => {
  expect(drawSymbol(Float32Array.of(1e30, 0), decodingAt(0.1), none, stream(0))).toBe(0);
});

test('nothing to draw from is a range error', () => {
  expect(() => drawSymbol(Float32Array.of(1, NaN), decodingAt(1), none, stream(0))).toThrow(RangeError);
  expect(() => drawSymbol(Float32Array.of(1), decodingAt(1), new Set([0]), stream(0))).toThrow(RangeError);
});
