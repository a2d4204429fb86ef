import { describeBy, type Descriptor, descriptorProblems } from './descriptors';

const population = (parameters: readonly number[]) => ({
  size: parameters.length,
  genes: new Float64Array(0),
  deme: new Int32Array(parameters.length),
  born: new Int32Array(parameters.length),
  slot: new Int32Array(parameters.length),
  measures: { parameters: [Float64Array.from(parameters)] },
});

it.each<Omit<Descriptor, 'measure'>>([
  { scale: 'log', low: 1, high: 1.001 },
  { scale: 'log', low: 999_000_000, high: 1e9 },
  { scale: 'log', low: 1e-9, high: 1e9 },
  { scale: 'linear', low: 0, high: Number.MIN_VALUE },
  { scale: 'linear', low: 1e9 - 1e-7, high: 1e9 },
])('within %j all that is measured lies from 0 to 1', (ends) => {
  const descriptor = { measure: 'parameters', ...ends } as const;
  expect(descriptorProblems([descriptor])).toEqual([]);
  const values = [0, ends.low, (ends.low + ends.high) / 2, ends.high, 2e9];
  const [column] = describeBy([descriptor]).columns(population(values), Int32Array.from(values.keys()));
  for (const value of column) expect(value >= 0 && value <= 1).toBe(true);
  expect([column[0], column[1], column[3], column[4]]).toEqual([0, 0, 1, 1]);
});

it('says what would be right of ends that a log scale does not tell apart', () => {
  const descriptor = { measure: 'parameters', scale: 'log', low: 1000, high: 1000.0000000000001 } as const;
  expect(descriptorProblems([descriptor]).map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^descriptors.0.high is 1000\.0000000000001; must be at least 1.001 times its low end, 1000, /,
    ),
  ]);
});
