import { percentile, type SessionRow, summarise } from './summarise';

const row = (family: string, readySeconds: number, gflops = 50): SessionRow => ({
  family,
  context: 16,
  width: 32,
  depth: 1,
  batch: 8,
  readySeconds,
  gflops,
});

describe('percentile', () => {
  const values = [10, 1, 9, 2, 8, 3, 7, 4, 6, 5];
  it.each([
    [0.05, 1],
    [0.1, 1],
    [0.11, 2],
    [0.9, 9],
    [0.91, 10],
    [1, 10],
  ])('at %f of 1 to 10 is %i, the nearest rank', (share, expected) => expect(percentile(values, share)).toBe(expected));
  it('is NaN of nothing', () => expect(percentile([], 0.9)).toBeNaN());
});

describe('summarise', () => {
  it('sums up each family, by name, and then all', () =>
    expect(summarise([row('mlp', 0.1, 70), row('gru', 0.2, 60), row('gru', 0.4, 50)])).toEqual([
      { family: 'gru', genomes: 2, median: expect.closeTo(0.3, 12), ninetieth: 0.4, maximum: 0.4, gflops: 55 },
      { family: 'mlp', genomes: 1, median: 0.1, ninetieth: 0.1, maximum: 0.1, gflops: 70 },
      { family: 'all', genomes: 3, median: 0.2, ninetieth: 0.4, maximum: 0.4, gflops: 60 },
    ]));
});
