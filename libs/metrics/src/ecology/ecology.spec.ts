import { nicheOverlap } from './niche-overlap';
import { overlap, sharesOf } from './shares';

it('is 1 of equal shares, whatever their numbers, and 0 of kinds that never meet', () => {
  expect(overlap(sharesOf([...'aabb']), sharesOf([...'ab']))).toBe(1);
  expect(overlap(sharesOf([...'aa']), sharesOf([...'bc']))).toBe(0);
  expect(overlap(sharesOf([...'aaab']), sharesOf([...'abbb']))).toBeCloseTo(1 / 2, 12);
  expect(overlap(sharesOf([]), sharesOf(['a']))).toBe(0);
});

it('of niches: 1 where all kinds are everywhere alike, in niches of any size, 0 where each has its own', () => {
  expect(nicheOverlap([[...'ab'], [...'aaabbb']])).toBeCloseTo(1, 12);
  expect(nicheOverlap([[...'aa'], [...'bbb']])).toBe(0);
});

it('is the mean over pairs of kinds, counted by hand', () => {
  // uses of two niches: a (1, 0), b (2/3, 1/3), c (0, 1)
  expect(nicheOverlap([[...'ab'], [...'bccc']])).toBeCloseTo((2 / 3 + 0 + 1 / 3) / 3, 12);
});

it('is none of one kind, or of one niche that is inhabited', () => {
  expect([nicheOverlap([['a'], ['a']]), nicheOverlap([['a', 'b'], []]), nicheOverlap([])]).toEqual([null, null, null]);
});
