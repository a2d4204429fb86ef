import { prngOf } from '#base';
import { trainingWindow } from './training-window';

const prng = (seed: number) => prngOf({ seed, generation: 0, subject: 'spec', purpose: 'windows' });

test('a window is context + 1 consecutive symbols, written at its index alone', () => {
  const train = Int32Array.from({ length: 50 }, (_, symbol) => symbol);
  const target = new Int32Array(12).fill(-1);
  trainingWindow(train, 4, prng(1), target, 3);
  const first = target[3];
  expect([...target]).toEqual([-1, -1, -1, first, first + 1, first + 2, first + 3, first + 4, -1, -1, -1, -1]);
});

test('every start is equally likely, the first and the last included (chi-square)', () => {
  const train = Int32Array.from({ length: 14 }, (_, symbol) => symbol);
  const starts = 10;
  const draws = 5000;
  for (const seed of [1, 2, 3]) {
    const stream = prng(seed);
    const counts = new Array<number>(starts).fill(0);
    const target = new Int32Array(5);
    for (let draw = 0; draw < draws; draw++) {
      trainingWindow(train, 4, stream, target, 0);
      counts[target[0]]++;
    }
    const expected = draws / starts;
    const chiSquare = counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(27.88); // 9 degrees of freedom, p = 0.001
  }
});

test('the same stream gives the same windows', () => {
  const train = Int32Array.from({ length: 1000 }, (_, symbol) => symbol);
  const drawTwo = () => {
    const target = new Int32Array(18);
    const stream = prng(7);
    trainingWindow(train, 8, stream, target, 0);
    trainingWindow(train, 8, stream, target, 9);
    return [...target];
  };
  expect(drawTwo()).toEqual(drawTwo());
});

test('a text of just one window gives that, a shorter one is refused', () => {
  const target = new Int32Array(5);
  trainingWindow(Int32Array.of(1, 2, 3, 4, 5), 4, prng(1), target, 0);
  expect([...target]).toEqual([1, 2, 3, 4, 5]);
  expect(() => trainingWindow(Int32Array.of(1, 2, 3, 4), 4, prng(1), target, 0)).toThrow(RangeError);
});
