import { MOTIF_FORMATS } from '#regulation';
import { PUBLISHED_MOTIFS } from '../../../../theory/exact/published-motifs';
import { similarities, similarityTable } from './similarity-table';

const published = MOTIF_FORMATS.jaspar.read(PUBLISHED_MOTIFS).slice(0, 10);
const plain = (_: string, text: string): string => text;

it('finds each published motif again among all, the likeliest first, and the same by the same seed', () => {
  const settings = { shuffles: 200, seed: 1, shown: 3 };
  const found = similarities(published, published, settings);
  expect(found).toHaveLength(30);
  published.forEach(({ id, columns }, at) => {
    const own = found.slice(3 * at, 3 * at + 3);
    expect(own.map(({ motif }) => motif)).toEqual([id, id, id]);
    expect(own.map(({ pValue }) => pValue)).toEqual(own.map(({ pValue }) => pValue).toSorted((a, b) => a - b));
    const itself = similarities([published[at]], [published[at]], settings)[0];
    expect(itself).toMatchObject({ other: id, score: expect.closeTo(columns.length, 6), offset: 0, isReversed: false });
    expect(itself.eValue).toBe(itself.pValue);
  });
  expect(found[0].eValue).toBe(10 * found[0].pValue);
  expect(similarities(published, published, settings)).toEqual(found);
  expect(similarityTable(found, plain).split('\n')[0]).toMatch(
    /motif +most alike +name +score +of +offset +strand +p +E/,
  );
});
