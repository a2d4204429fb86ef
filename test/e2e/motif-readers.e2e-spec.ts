/** Motifs that Clade writes, read by Biopython; and entropies that Biopython computes. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  alignMotifs,
  columnInformation,
  type CountMatrix,
  MOTIF_FORMATS,
  smallSampleCorrection,
  total,
} from '#regulation';
import { PUBLISHED_MOTIFS } from '../../theory/exact/published-motifs';
import { describeWith, readBy } from './support/foreign-readers';
import { temporaryFolder } from './support/small-tournament';

jest.setTimeout(60_000);

const motifs = MOTIF_FORMATS.jaspar.read(PUBLISHED_MOTIFS);
/** Of one total, which MEME can tell. */
const even = motifs.filter(({ columns }) => columns.every((column) => total(column) === total(columns[0])));

describeWith('Biopython', () => {
  it.each([
    ['jaspar', 'jaspar', motifs],
    ['transfac', 'transfac', motifs],
    ['meme', 'minimal', even],
  ] as const)('reads motifs written as %s', async (format, form, written: readonly CountMatrix[]) => {
    const file = path.join(await temporaryFolder(), `motifs.${format}`);
    await writeFile(file, MOTIF_FORMATS[format].write(written));
    const read = JSON.parse(await readBy('Biopython', 'read-motifs.py', form, file)) as {
      id: string;
      counts: number[][];
      bits: number;
    }[];
    expect(read.map(({ id }) => id)).toEqual(written.map(({ id }) => id));
    read.forEach(({ counts, bits }, at) => {
      const { columns } = written[at];
      columns.forEach((column, position) => {
        const sum = counts[position].reduce((a, b) => a + b);
        const shares = column.map((count) => expect.closeTo(count / total(column), 5) as number);
        expect(counts[position].map((count) => count / sum)).toEqual(shares);
      });
      const uncorrected = columns.map((column) => columnInformation(column) + smallSampleCorrection(total(column)));
      expect(uncorrected.reduce((sum, each) => sum + each, 0)).toBeCloseTo(bits, 3);
    });
  });

  it('aligns published motifs with each other as well', async () => {
    const some = motifs.slice(0, 12);
    const file = path.join(await temporaryFolder(), 'motifs.jaspar');
    await writeFile(file, MOTIF_FORMATS.jaspar.write(some));
    const scores = JSON.parse(await readBy('Biopython', 'compare-motifs.py', file)) as number[][];
    scores.forEach((own, one) =>
      own.forEach((score, other) => expect(alignMotifs(some[one], some[other]).score).toBeCloseTo(score, 6)),
    );
  });
});
