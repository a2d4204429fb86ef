import { prngOf } from '#base';
import { geneticDistance } from './genetic-distance';
import { randomGenome } from './random-genome';
import { DEFAULT_SEARCH_SPACE, type SearchSpace } from './search-space';

describe('geneticDistance', () => {
  const space: SearchSpace = [
    { kind: 'categorical', name: 'letter', values: ['a', 'b', 'c'] },
    { kind: 'ordinal', name: 'size', values: [1, 2, 4, 64, 128] },
    { kind: 'real', name: 'drop', low: 0, high: 0.5, scale: 'linear' },
    { kind: 'real', name: 'rate', low: 1e-4, high: 1, scale: 'log' },
  ];
  const genome = { letter: 'a', size: 1, drop: 0, rate: 1e-4 };

  test.each([
    [{}, 0],
    [{ letter: 'c' }, 1],
    [{ size: 2 }, 1 / 4],
    [{ size: 128 }, 1],
    [{ drop: 0.1 }, 1 / 5],
    [{ rate: 1e-3 }, 1 / 4],
    [{ letter: 'b', size: 128, drop: 0.5, rate: 1 }, 4],
  ])('counts the change %p as %d loci', (change, loci) => {
    expect(geneticDistance(genome, { ...genome, ...change }, space)).toBeCloseTo(loci / 4, 12);
  });

  test.each([1, 2, 3])('is a metric from 0 to 1, seed %i', (seed) => {
    const prng = prngOf({ seed, generation: 0, subject: '', purpose: 'distance.spec' });
    const draw = () => randomGenome(DEFAULT_SEARCH_SPACE, prng);
    const distance = (x: ReturnType<typeof draw>, y: typeof x) => geneticDistance(x, y, DEFAULT_SEARCH_SPACE);
    for (let trial = 0; trial < 200; trial++) {
      const [a, b, c] = [draw(), draw(), draw()];
      expect(distance(a, a)).toBe(0);
      expect(distance(a, b)).toBe(distance(b, a));
      expect(distance(a, b)).toBeGreaterThan(0);
      expect(distance(a, b)).toBeLessThanOrEqual(1);
      expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-12);
    }
  });

  it('knows a locus without variation', () => {
    const fixed: SearchSpace = [
      { kind: 'ordinal', name: 'size', values: [2] },
      { kind: 'real', name: 'rate', low: 0.1, high: 0.1, scale: 'log' },
    ];
    expect(geneticDistance({ size: 2, rate: 0.1 }, { size: 2, rate: 0.1 }, fixed)).toBe(0);
  });
});
