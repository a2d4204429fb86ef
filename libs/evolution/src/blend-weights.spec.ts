import { prngOf } from '#base';
import type { PlacedTensor } from '#model';
import { blendWeights, type Ingredient } from './blend-weights';

const tensor = (offset: number, size: number) => ({ name: `at ${offset}`, shape: [size], offset, size }) as unknown as PlacedTensor; // prettier-ignore
const LAYOUT = [tensor(0, 40), tensor(40, 2), tensor(42, 1)];
const prng = prngOf({ seed: 1, generation: 0, subject: 'spec', purpose: 'blend' });
const drawn = (share: number): Ingredient => ({
  values: Float32Array.from({ length: 43 }, () => prng.normal()),
  share,
});
const length = (values: Float32Array): number => Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));

test('linear: the mean by shares, in whatever order', () => {
  const all = [drawn(0.5), drawn(0.3), drawn(0.2)];
  const blended = blendWeights(LAYOUT, all, 'linear');
  blended.forEach((value, at) => {
    const mean = all.reduce((sum, { values, share }) => sum + share * values[at], 0);
    expect(value).toBeCloseTo(mean, 6);
  });
  blendWeights(LAYOUT, all.toReversed(), 'linear').forEach((value, at) => expect(value).toBeCloseTo(blended[at], 6));
});

test('spherical: half way between vectors of one length at a right angle it is as long, the mean is not', () => {
  const [x, y] = [Float32Array.of(3, 0), Float32Array.of(0, 3)].map((values) => ({ values, share: 0.5 }));
  const layout = [tensor(0, 2)];
  expect(length(blendWeights(layout, [x, y], 'spherical'))).toBeCloseTo(3, 6);
  expect(length(blendWeights(layout, [x, y], 'linear'))).toBeCloseTo(3 / Math.SQRT2, 6);
  const third = blendWeights(
    layout,
    [
      { ...x, share: 2 / 3 },
      { ...y, share: 1 / 3 },
    ],
    'spherical',
  );
  expect(Math.atan2(third[1], third[0])).toBeCloseTo(Math.PI / 6, 6); // a third of the arc
});

test('spherical: each tensor has an arc of its own, and two of equal shares have no order', () => {
  const [x, y] = [drawn(0.5), drawn(0.5)];
  const both = blendWeights(LAYOUT, [x, y], 'spherical');
  const alone = [x, y].map(({ values, share }) => ({ values: values.slice(0, 40), share }));
  expect([...both.slice(0, 40)]).toEqual([...blendWeights(LAYOUT.slice(0, 1), alone, 'spherical')]);
  blendWeights(LAYOUT, [y, x], 'spherical').forEach((value, at) => expect(value).toBeCloseTo(both[at], 6));
  expect(both[42]).toBeCloseTo((x.values[42] + y.values[42]) / 2, 6); // one number is on a line with any other
});

test('spherical: four that are one stay that one, and weights that are 0 in all stay 0', () => {
  const one = { values: drawn(0).values.fill(0, 3, 9), share: 0.25 };
  const blended = blendWeights(LAYOUT, [one, one, one, one], 'spherical');
  blended.forEach((value, at) => expect(value).toBeCloseTo(one.values[at], 6));
  const apart = blendWeights(
    LAYOUT,
    [one, { ...one, values: one.values.map((value, at) => value * (at % 3)) }],
    'spherical',
  );
  expect([...apart.slice(3, 9)].map(Math.abs)).toEqual([0, 0, 0, 0, 0, 0]);
});

test('one alone is itself to the last bit, and who is of another size is refused by its place', () => {
  const one = drawn(1);
  expect(blendWeights(LAYOUT, [one], 'spherical')).toEqual(one.values);
  const other = { values: new Float32Array(42), share: 1 };
  expect(() => blendWeights(LAYOUT, [one, other], 'linear')).toThrow('donors.1.parameters');
});
