import { mean, prngOf, variance } from '#base';
import { partitionOf } from './adaptation';

const forks = (history: number, chance: number, gain: number, seed: number, sources = 12, each = 6) => {
  const prng = prngOf({ seed, generation: 0, purpose: 'spec', subject: 0 });
  return Array.from({ length: sources }, (_, source) => {
    const own = history * prng.normal();
    return Array.from({ length: each }, () => {
      const after = 3 + gain + own + chance * prng.normal();
      return { source: `s${source}`, before: 3 + own, after };
    });
  }).flat();
};

test.each([
  [0.5, 0.2, -0.4],
  [0, 0.3, 0],
])('finds history %d, chance %d and adaptation %d, on average over seeds', (history, chance, gain) => {
  const found = Array.from({ length: 12 }, (_, seed) => partitionOf(forks(history, chance, gain, seed), 0.95));
  const squares = (values: number[]) => Math.sqrt(mean(values.map((value) => value ** 2)));
  expect(squares(found.map(({ after }) => after.chance))).toBeCloseTo(chance, 1);
  expect(Math.abs(squares(found.map(({ after }) => after.history)) - history)).toBeLessThan(0.1);
  expect(mean(found.map(({ adaptation }) => adaptation.mean))).toBeCloseTo(gain, 1);
  expect(found.filter(({ after }) => after.p <= 0.01).length).toBe(history > 0 ? 12 : 0);
});

it('is the analysis of variance by hand, of sources with unequal numbers of forks', () => {
  const given = [
    ['a', 1],
    ['a', 3],
    ['b', 6],
    ['b', 7],
    ['b', 8],
  ] as const;
  const { after } = partitionOf(
    given.map(([source, value]) => ({ source, before: 0, after: value })),
    0.95,
  );
  // within: (2 + 2) / 3; between: 2 (2 - 5)^2 + 3 (7 - 5)^2 = 30; n0: 5 - 13 / 5 = 2.4
  expect(after.chance).toBeCloseTo(Math.sqrt(4 / 3), 12);
  expect(after.history).toBeCloseTo(Math.sqrt((30 - 4 / 3) / 2.4), 12);
  expect(variance([1, 3])).toBe(2);
  expect(after.intervals!.history[0]).toBeLessThan(after.history);
  expect(after.intervals!.history[1]).toBeGreaterThan(after.history);
});

it('says nothing of one source, or of one fork each', () => {
  const one = partitionOf([{ source: 'a', before: 2, after: 1 }, { source: 'a', before: 2, after: 1.5 }], 0.95); // prettier-ignore
  expect(one).toMatchObject({
    adaptation: { mean: -0.75, interval: null },
    after: { history: NaN, intervals: null, p: NaN },
  });
  const each = ['a', 'b', 'c'].map((source, at) => ({ source, before: at, after: at }));
  expect(partitionOf(each, 0.95).after).toMatchObject({ chance: NaN, intervals: null, p: NaN });
  expect(() => partitionOf([], 0.95)).toThrow(RangeError);
});
