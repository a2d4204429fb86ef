import type { Column } from './count-matrix';
import { columnInformation, informationOf, sequenceInformation, smallSampleCorrection } from './information';

it('corrects by all of the 2 bits of one site, by 1.25 of two, and by 3 / (2 n ln 2) of many', () => {
  expect(smallSampleCorrection(1)).toBeCloseTo(2, 12);
  expect(smallSampleCorrection(2)).toBeCloseTo(1.25, 12); // H is 1 bit three times of four
  expect(smallSampleCorrection(300)).toBeCloseTo(3 / (600 * Math.LN2), 4);
});

it('goes on without a step where the sum ends', () => {
  expect(smallSampleCorrection(1000) - smallSampleCorrection(1000.0001)).toBeCloseTo(0, 7);
});

it('takes fractions along a line', () => {
  expect(smallSampleCorrection(1.5)).toBeCloseTo((2 + 1.25) / 2, 12);
});

it('is 0 of what is not known, by column', () => {
  const columns: Column[] = [
    [0, 0, 0, 0],
    [1, 0, 0, 0],
    [9, 0, 0, 0],
  ];
  const [none, one, nine] = informationOf({ id: 'a', name: '', columns });
  expect([none, one]).toEqual([0, 0]);
  expect(nine).toBeCloseTo(2 - smallSampleCorrection(9), 12);
});

it('corrects frequencies where the number of sites is told', () => {
  const matrix = { id: 'a', name: '', columns: [[1, 0, 0, 0] as const, [0.5, 0.5, 0, 0] as const] };
  const one = { ...matrix, columns: [[1, 0, 0, 0] as const] };
  expect(sequenceInformation(one)).toBe(0); // of one site
  expect(sequenceInformation(matrix)).toBeCloseTo(3, 12);
  expect(sequenceInformation(matrix, 10)).toBeCloseTo(3 - 2 * smallSampleCorrection(10), 12);
});

it('takes frequencies for what they are, rounded or with positions of which nothing is known', () => {
  const columns = [[0.33, 0.33, 0.33, 0] as const, [0, 0, 0, 0] as const, [1, 0, 0, 0] as const];
  const [third, unknown, one] = informationOf({ id: 'a', name: '', columns });
  expect(third).toBeCloseTo(2 - Math.log2(3), 12);
  expect([unknown, one]).toEqual([0, 2]);
});

it('may be below 0 bits of few sites', () => {
  expect(columnInformation([1, 1, 1, 1])).toBeLessThan(0);
});
