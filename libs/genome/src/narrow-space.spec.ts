import { InvalidValueError } from '#base';
import { narrowSpace, type Restriction } from './narrow-space';
import { DEFAULT_SEARCH_SPACE } from './search-space';

describe('narrowSpace', () => {
  it('restricts the named loci, keeps the declared order and leaves the rest', () => {
    const narrowed = narrowSpace(DEFAULT_SEARCH_SPACE, {
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

  it('changes nothing without restrictions', () => {
    expect(narrowSpace(DEFAULT_SEARCH_SPACE, {})).toEqual(DEFAULT_SEARCH_SPACE);
  });

  test.each<[Record<string, Restriction>, string, unknown, string]>([
    [{ colour: { values: ['red'] } }, 'colour', { values: ['red'] }, 'family, context, width'],
    [{ toString: { values: ['x'] } }, 'toString', { values: ['x'] }, 'one of the loci'],
    [{ family: { values: ['gru', 'mamba'] } }, 'family.values', 'mamba', 'mlp, rnn, gru, lstm, transformer'],
    [{ width: { values: [33] } }, 'width.values', 33, '32, 48, 64, 96, 128'],
    [{ width: { values: [33, 64, 7] } }, 'width.values', [33, 7], 'some of 32, 48, 64, 96, 128'],
    [{ width: { values: ['32'] } }, 'width.values', '32', '32, 48, 64, 96, 128'],
    [{ width: { values: [] } }, 'width', { values: [] }, 'at least one of 32, 48, 64, 96, 128'],
    [{ width: { low: 32, high: 64 } }, 'width', { low: 32, high: 64 }, '{ values }'],
    [{ clipNorm: { values: [1] } }, 'clipNorm', { values: [1] }, '{ low, high } from 0.3 to 3'],
    [{ clipNorm: { low: 0.1, high: 1 } }, 'clipNorm.low', 0.1, 'from 0.3 to 3'],
    [{ clipNorm: { low: 1, high: 4 } }, 'clipNorm.high', 4, 'from 0.3 to 3'],
    [{ clipNorm: { low: 0.1, high: 4 } }, 'clipNorm', { low: 0.1, high: 4 }, '{ low, high } from 0.3 to 3'],
    [{ clipNorm: { low: NaN, high: 1 } }, 'clipNorm.low', NaN, 'from 0.3 to 3'],
    [{ clipNorm: { low: 2, high: 1 } }, 'clipNorm.low', 2, 'at most high, 1'],
  ])('refuses %j, naming field and value', (restrictions, field, value, expected) => {
    const narrow = () => narrowSpace(DEFAULT_SEARCH_SPACE, restrictions);
    expect(narrow).toThrow(InvalidValueError);
    expect(narrow).toThrow(expect.objectContaining({ field, value, expected: expect.stringContaining(expected) }));
  });
});
