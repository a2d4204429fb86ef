import { prngOf } from '#base';
import type { PlacedTensor } from '#model';
import { mutateWeights } from './mutate-weights';

const SIZE = 20_000;
const LAYOUT = [0, 1, 2].map((at) => ({ name: `${at}`, shape: [SIZE], offset: at * SIZE, size: SIZE })) as unknown as PlacedTensor[]; // prettier-ignore
const stream = () => prngOf({ seed: 1, generation: 1, subject: 0, purpose: 'weight-mutation' });
const weights = Float32Array.from({ length: 3 * SIZE }, (_, at) => [3, -0.01, 0][Math.floor(at / SIZE)]);
const rmsOf = (values: Float32Array, tensor: number): number =>
  Math.sqrt(values.subarray(tensor * SIZE, (tensor + 1) * SIZE).reduce((sum, value) => sum + value ** 2, 0) / SIZE);

test('steps are Gaussian, a share of the size of each tensor, and zeros stay', () => {
  const before = weights.slice();
  const steps = mutateWeights(LAYOUT, weights, 0.1, stream()).map((value, at) => value - weights[at]);
  expect(weights).toEqual(before);
  expect(rmsOf(steps, 0)).toBeCloseTo(0.3, 2);
  expect(rmsOf(steps, 1) / 0.001).toBeCloseTo(1, 1);
  expect(rmsOf(steps, 2)).toBe(0);
  const beyond = steps.subarray(0, SIZE).filter((step) => Math.abs(step) > 0.6).length / SIZE; // two deviations
  expect(Math.abs(beyond - 0.0455)).toBeLessThan(0.006);
});

test('a long line of descent keeps the size of its weights', () => {
  let own: Float32Array = weights;
  const prng = stream();
  for (let birth = 0; birth < 40; birth++) own = mutateWeights(LAYOUT, own, 0.5, prng);
  for (const tensor of [0, 1]) expect(rmsOf(own, tensor) / rmsOf(weights, tensor)).toBeCloseTo(1, 1);
});

test('the same stream gives the same steps, and a step of 0 none', () => {
  expect(mutateWeights(LAYOUT, weights, 0.1, stream())).toEqual(mutateWeights(LAYOUT, weights, 0.1, stream()));
  expect(mutateWeights(LAYOUT, weights, 0, stream())).toEqual(weights);
});
