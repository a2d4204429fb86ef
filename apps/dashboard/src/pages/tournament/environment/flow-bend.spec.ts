import { bendOf } from './flow-bend';

const [FROM, TO] = [
  { x: 0, y: 0 },
  { x: 0, y: 300 },
];

it('bends to the right of its way, there and back apart', () => {
  expect(bendOf(FROM, TO, [FROM, TO], 30)).toEqual({ x: -54, y: 150 });
  expect(bendOf(TO, FROM, [FROM, TO], 30)).toEqual({ x: 54, y: 150 });
});

it('bends further around a deme that is in its way', () => {
  const { x } = bendOf(FROM, TO, [FROM, TO, { x: -10, y: 150 }], 30);
  expect(x).toBeLessThan(-54);
});

it('goes straight on where there is no way around', () => {
  const wall = Array.from({ length: 41 }, (_, at) => ({ x: 20 * (at - 20), y: 150 }));
  expect(bendOf(FROM, TO, wall, 30)).toEqual({ x: -54, y: 150 });
});
