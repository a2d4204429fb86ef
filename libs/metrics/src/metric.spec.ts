import { byName, byNames, measure, type Metric, once, whole } from './metric';

const shared = { unit: 'nats', direction: 'lower', help: 'Loss.' } as const;
const METRICS: readonly Metric<readonly number[]>[] = [
  {
    ...shared,
    name: 'loss',
    scope: 'niche',
    compute: (of) => [{ subject: 'moby', value: of[0], standardError: of[1] }],
  },
  {
    ...shared,
    name: 'own',
    scope: 'individual',
    compute: (of) => byName({ 'k3-0-1': of[1], 'k3-0-2': NaN }, (own) => own),
  },
  { ...shared, name: 'none', scope: 'generation', compute: () => whole(null) },
];

it('gives a row for each value that is finite, and a standard error where that is', () => {
  expect(measure(METRICS, 3, [2.5, 0.1])).toEqual([
    { generation: 3, name: 'loss', scope: 'niche', subject: 'moby', value: 2.5, standardError: 0.1 },
    { generation: 3, name: 'own', scope: 'individual', subject: 'k3-0-1', value: 0.1, standardError: null },
  ]);
  expect(measure(METRICS, 3, [NaN, Infinity])).toEqual([]);
  const [{ value, standardError }] = measure(METRICS, 3, [-0, NaN]);
  expect([Object.is(value, 0), standardError]).toEqual([true, null]);
});

it('puts values by name and subject, but for those of individuals', () => {
  expect(byNames(measure(METRICS, 3, [2.5, 0.1]))).toEqual({
    metrics: { loss: { moby: 2.5 } },
    standardErrors: { loss: { moby: 0.1 } },
  });
  const [one] = measure(METRICS, 3, [2.5]);
  const odd = byNames([{ ...one, subject: '__proto__' }]).metrics.loss;
  expect(Object.entries(odd)).toEqual([['__proto__', 2.5]]);
});

it('computes what is shared once', () => {
  const compute = jest.fn(({ length }: readonly number[]) => (length > 0 ? length : undefined));
  const shared = once(compute);
  const [some, none] = [[1, 2], [] as number[]];
  expect([shared(some), shared(some), shared(none), shared(none)]).toEqual([2, 2, undefined, undefined]);
  expect(compute).toHaveBeenCalledTimes(2);
});
