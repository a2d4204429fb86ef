import { sum } from '#base';
import { filledByTurns, filledCells } from './occupancy';

const meanOf = (chances: readonly number[]): number => sum(chances.map((chance, filled) => chance * filled));

it('is the coupon collector: k (1 - (1 - 1/k)^n) cells are filled', () => {
  expect(meanOf(filledCells(6, 10))).toBeCloseTo(6 * (1 - (5 / 6) ** 10), 12);
  expect(filledCells(2, 3)).toEqual([0, 0.25, 0.75]);
});

it('throws fewer where more are filled', () => {
  expect(filledByTurns(2, 2, 1)).toEqual([0, 0.5, 0.5]);
  expect(filledByTurns(2, 2, 2)).toEqual([0, 0.25, 0.75]); // one ball more where one cell is filled, none where both are
});
