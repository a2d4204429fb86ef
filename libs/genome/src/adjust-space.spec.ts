import { InvalidValueError } from '#base';
import { adjustSpace, type Adjustment } from './adjust-space';
import { isWithin, LIMITS } from './limits';
import { EVERY_LOCUS } from './rate-loci';
import { DEFAULT_SEARCH_SPACE } from './search-space';

describe('adjustSpace', () => {
  it('narrows the named loci, keeps the declared order and leaves the rest', () => {
    const narrowed = adjustSpace(DEFAULT_SEARCH_SPACE, {
      family: { values: ['transformer', 'gru'] },
      width: { values: [64, 32, 64] },
      learningRate: { low: 1e-3, high: 1e-3 },
    });
    const restricted = ['family', 'width', 'learningRate'];
    expect(narrowed.filter(({ name }) => restricted.includes(name))).toEqual([
      { kind: 'categorical', name: 'family', values: ['gru', 'transformer'] },
      { kind: 'ordinal', name: 'width', values: [32, 64] },
      { kind: 'real', name: 'learningRate', low: 1e-3, high: 1e-3, scale: 'log' },
    ]);
    const others = ({ name }: { name: string }) => !restricted.includes(name);
    expect(narrowed.filter(others)).toEqual(DEFAULT_SEARCH_SPACE.filter(others));
    expect(narrowed.map(({ name }) => name)).toEqual(DEFAULT_SEARCH_SPACE.map(({ name }) => name));
  });

  it('widens ordinal loci within their limits, in rising order', () => {
    const widened = adjustSpace(DEFAULT_SEARCH_SPACE, { width: { values: [1024, 8, 128] }, depth: { values: [12] } });
    expect(widened.filter(({ name }) => name === 'width' || name === 'depth')).toEqual([
      { kind: 'ordinal', name: 'width', values: [8, 128, 1024] },
      { kind: 'ordinal', name: 'depth', values: [12] },
    ]);
  });

  it.each(Object.entries(LIMITS))('knows %s, whose declared alleles are within its limits', (name, limits) => {
    const locus = EVERY_LOCUS.find((each) => each.name === name);
    if (locus?.kind !== 'ordinal') throw new Error(`${name} is no ordinal locus`);
    expect(locus.values.filter((value) => !isWithin(limits, value))).toEqual([]);
    expect(isWithin(limits, limits.high)).toBe(true);
    expect(isWithin(limits, limits.low)).toBe(true);
  });

  it('changes nothing without adjustments', () => {
    expect(adjustSpace(DEFAULT_SEARCH_SPACE, {})).toEqual(DEFAULT_SEARCH_SPACE);
  });

  test.each<[Record<string, Adjustment>, string, unknown, string]>([
    [{ colour: { values: ['red'] } }, 'colour', { values: ['red'] }, 'family, context, width'],
    [{ toString: { values: ['x'] } }, 'toString', { values: ['x'] }, 'one of the loci'],
    [{ family: { values: ['gru', 'mamba'] } }, 'family.values', 'mamba', 'mlp, rnn, gru, lstm, transformer'],
    [{ width: { values: [33] } }, 'width.values', 33, 'one of the whole numbers 8 to 1024 in steps of 8'],
    [
      { width: { values: [33, 64, 1032] } },
      'width.values',
      [33, 1032],
      'some of the whole numbers 8 to 1024 in steps of 8',
    ],
    [{ depth: { values: [13] } }, 'depth.values', 13, 'one of the whole numbers 1 to 12'],
    [{ depth: { values: [0, 1] } }, 'depth.values', 0, 'one of the whole numbers 1 to 12'],
    [{ depth: { values: [1.5] } }, 'depth.values', 1.5, 'one of the whole numbers 1 to 12'],
    [{ width: { values: ['32'] } }, 'width.values', '32', '8 to 1024'],
    [{ width: { values: [] } }, 'width', { values: [] }, 'at least one of the whole numbers 8 to 1024'],
    [{ dropout: { values: [0.3] } }, 'dropout.values', 0.3, 'one of 0, 0.05, 0.1, 0.2'],
    [{ width: { low: 32, high: 64 } }, 'width', { low: 32, high: 64 }, '{ values }'],
    [{ clipNorm: { values: [1] } }, 'clipNorm', { values: [1] }, '{ low, high } from 0.3 to 3'],
    [{ clipNorm: { low: 0.1, high: 1 } }, 'clipNorm.low', 0.1, 'from 0.3 to 3'],
    [{ clipNorm: { low: 1, high: 4 } }, 'clipNorm.high', 4, 'from 0.3 to 3'],
    [{ clipNorm: { low: 0.1, high: 4 } }, 'clipNorm', { low: 0.1, high: 4 }, '{ low, high } from 0.3 to 3'],
    [{ clipNorm: { low: NaN, high: 1 } }, 'clipNorm.low', NaN, 'from 0.3 to 3'],
    [{ clipNorm: { low: 2, high: 1 } }, 'clipNorm.low', 2, 'at most high, 1'],
  ])('refuses %j, naming field and value', (adjustments, field, value, expected) => {
    const adjust = () => adjustSpace(DEFAULT_SEARCH_SPACE, adjustments);
    expect(adjust).toThrow(InvalidValueError);
    expect(adjust).toThrow(expect.objectContaining({ field, value, expected: expect.stringContaining(expected) }));
  });
});
