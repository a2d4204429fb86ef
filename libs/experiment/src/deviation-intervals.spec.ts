import { mean, prngOf, sum, variance } from '#base';
import { deviationIntervals } from './deviation-intervals';

const GROUPS = 6;
const SIZE = 4;

function squaresOf(seed: number, history: number, chance: number) {
  const prng = prngOf({ seed, generation: 0, purpose: 'spec', subject: 0 });
  const groups = Array.from({ length: GROUPS }, () => {
    const own = history * prng.normal();
    return Array.from({ length: SIZE }, () => own + chance * prng.normal());
  });
  return { between: SIZE * variance(groups.map(mean)), within: mean(groups.map(variance)) };
}

const DEGREES = { between: GROUPS - 1, within: GROUPS * (SIZE - 1) };

test.each([0, 0.2, 0.6])('history %d and chance 0.3 are held in 95 %% of cases', (history) => {
  const all = Array.from({ length: 100 }, (_, seed) =>
    deviationIntervals(squaresOf(seed, history, 0.3), DEGREES, SIZE, 0.95),
  );
  const holding = (name: 'chance' | 'history', truth: number) =>
    sum(all.map(({ [name]: [low, high] }) => Number(low <= truth && truth <= high))) / all.length;
  expect(Math.abs(holding('chance', 0.3) - 0.95)).toBeLessThan(0.065); // three standard errors
  expect(holding('history', history)).toBeGreaterThan(0.885);
  expect(history === 0 || holding('history', history) < 1).toBe(true);
});

it('of history is that of chi-square where there is no chance', () => {
  const { chance, history } = deviationIntervals({ between: 9, within: 0 }, { between: 10, within: 3 }, 2, 0.95);
  expect(chance).toEqual([0, 0]);
  expect(history[0] / Math.sqrt(90 / 20.483 / 2)).toBeCloseTo(1, 1.5);
  expect(history[1] / Math.sqrt(90 / 3.247 / 2)).toBeCloseTo(1, 1.5);
});

it('of chance is that of chi-square', () => {
  const { chance } = deviationIntervals({ between: 9, within: 4 }, { between: 3, within: 10 }, 2, 0.95);
  // quantiles of chi-square of 10 degrees: 3.247 and 20.483
  expect(chance[0]).toBeCloseTo(Math.sqrt(40 / 20.483), 1);
  expect(chance[1]).toBeCloseTo(Math.sqrt(40 / 3.247), 1);
});
