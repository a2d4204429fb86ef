import { consensusOf } from './consensus';
import { columnInformation } from './information';
import { logoOf, sequenceLogo } from './sequence-logo';

const MATRIX = {
  id: 'a<b',
  name: '"&',
  columns: [
    [30, 0, 0, 10],
    [1, 1, 1, 1],
    [0, 0, 0, 0],
  ] as const,
};

it('stacks letters by frequency, the commonest on top, as high as the information', () => {
  const [first, few, none] = logoOf(MATRIX);
  const bits = columnInformation([30, 0, 0, 10]);
  expect(first).toEqual([
    { base: 3, bits: expect.closeTo(bits / 4, 12) as number },
    { base: 0, bits: expect.closeTo((3 * bits) / 4, 12) as number },
  ]);
  expect([few, none]).toEqual([[], []]);
});

it('draws no name as markup', () => {
  expect(sequenceLogo(MATRIX)).toContain('<title>a&lt;b &quot;&amp;</title>');
});

it.each([
  [[9, 1, 0, 0], 'A'],
  [[0, 5, 0, 5], 'Y'],
  [[4, 3, 3, 0], 'V'],
  [[3, 3, 2, 2], 'N'],
  [[0, 0, 0, 0], 'N'],
] as const)('the consensus of %j is %s', (column, letter) => {
  expect(consensusOf({ id: 'a', name: '', columns: [column] })).toBe(letter);
});
