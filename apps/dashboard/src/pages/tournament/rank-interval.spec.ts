import { rankInterval } from './rank-interval';

const at = (lowerNats: number, upperNats: number) => ({ lowerNats, upperNats });

it('counts those wholly above and wholly below', () => {
  const all = [at(2, 3), at(0.5, 2.5), at(0, 1), at(-2, -1)];
  expect(all.map((one) => rankInterval(one, all))).toEqual([
    [1, 2],
    [1, 3],
    [2, 3],
    [4, 4],
  ]);
});
