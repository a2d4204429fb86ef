import { descendantChances } from './pedigree';

it('two individuals are the parents of all', () => expect([...descendantChances(2, 1)]).toEqual([0, 0, 1]));

it('of three each child misses one: eight children of 27 families are of one parent pair', () => {
  const [none, one, two, all] = descendantChances(3, 1);
  [1, 6, 12, 8].forEach((families, children) => expect([none, one, two, all][children]).toBeCloseTo(families / 27, 14));
});

it('of a large population a fifth has no descendants in the end, all others everyone', () => {
  const chances = descendantChances(400, 60);
  expect(chances[0]).toBeCloseTo(0.2032, 2);
  expect(chances[0] + chances[400]).toBeCloseTo(1, 12);
});
