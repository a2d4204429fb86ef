import { meanOfLargest, meanOfUpper } from './normal';

it.each([
  [1, 0],
  [2, 1 / Math.sqrt(Math.PI)],
  [3, 1.5 / Math.sqrt(Math.PI)],
  [5, 1.16296447], // Teichroew 1956
  [10, 1.53875273],
])('the mean of the largest of %i', (count, value) => expect(meanOfLargest(count)).toBeCloseTo(value, 7));

it.each([
  [1, 0],
  [0.5, Math.sqrt(2 / Math.PI)],
  [0.2, 1.39980961], // Falconer and Mackay 1996, appendix table A
  [0.1, 1.75498332],
])('the mean above the upper %d', (share, value) => expect(meanOfUpper(share)).toBeCloseTo(value, 7));
