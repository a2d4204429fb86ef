import { curvesOf } from './curves';
import { LEVELS } from './levels';

const closedWith = (generation: number, metrics: Record<string, Record<string, number>>) =>
  ({ generation, metrics, standardErrors: {} }) as never;

it('has a curve a niche, none of what has no value, and gaps where one is missing', () => {
  const closed = [
    closedWith(0, { predictionEntropyBits: { moby: 3, sotu: 2 } }),
    closedWith(1, { predictionEntropyBits: { moby: 2.5 } }),
  ];
  const [predictions] = LEVELS;
  expect(curvesOf(predictions, closed).map(({ name, points }) => [name, points])).toEqual([
    ['moby', [[0, 3], [1, 2.5]]], // prettier-ignore
    ['sotu', [[0, 2], [1, NaN]]], // prettier-ignore
  ]);
  expect(curvesOf(LEVELS[3], closed)).toEqual([]);
});

it('takes the logarithm of an effective number', () => {
  const species = LEVELS.find(({ title }) => title === 'Species')!;
  const [{ points }] = curvesOf(species, [closedWith(0, { effectiveSpecies: { all: 4 } })]);
  expect(points).toEqual([[0, 2]]);
});
