/**
 * Motifs as JASPAR publishes them (Rauluseviciute et al. 2024): a line `>MA0010.1 br_Z1`, then a row of counts for each of A, C, G and T, with or
 * without its letter and brackets.
 */
import { BASES } from '../dna';
import type { Column, CountMatrix } from '../motif/count-matrix';
import { BadMotifFileError } from './bad-motif-file-error';
import { linesOf, type NumberedLine, numbersIn, soundMatrix } from './numbered-line';

/** Throws a BadMotifFileError. */
export function readJaspar(text: string): CountMatrix[] {
  const matrices: CountMatrix[] = [];
  let header: NumberedLine | null = null;
  let rows: number[][] = [];
  const close = (): void => {
    if (header) matrices.push(matrixOf(header, rows));
    rows = [];
  };
  for (const line of linesOf(text)) {
    if (line.text === '' || line.text.startsWith('#')) continue;
    if (line.text.startsWith('>')) {
      close();
      header = line;
    } else if (!header) throw new BadMotifFileError(line.number, 'a motif must begin with ">"');
    else rows.push(rowOf(line, rows.length, rows[0]?.length));
  }
  close();
  return matrices;
}

function rowOf({ text, number }: NumberedLine, at: number, length: number | undefined): number[] {
  if (at >= BASES.length) throw new BadMotifFileError(number, 'a motif has four rows, of A, C, G and T');
  const letter = /^[A-Za-z]/.exec(text)?.[0];
  const counts = text
    .slice(letter ? 1 : 0)
    .replace('[', ' ')
    .replace(']', ' ');
  if (letter && letter.toUpperCase() !== BASES[at]) {
    throw new BadMotifFileError(number, `row ${at + 1} is of ${letter}; it must be of ${BASES[at]}`);
  }
  const row = numbersIn(counts.split(/[\s,]+/).filter(Boolean), number);
  if (length !== undefined && row.length !== length) {
    throw new BadMotifFileError(number, `row ${BASES[at]} has ${row.length} counts; the first has ${length}`);
  }
  return row;
}

function matrixOf({ text, number }: NumberedLine, rows: readonly number[][]): CountMatrix {
  const [id, ...name] = text.slice(1).trim().split(/\s+/);
  if (rows.length < BASES.length) throw new BadMotifFileError(number, `${id} has ${rows.length} rows instead of four`);
  const columns = rows[0].map((_, at): Column => [rows[0][at], rows[1][at], rows[2][at], rows[3][at]]);
  return soundMatrix(id, name.join(' '), columns, number);
}

export function writeJaspar(matrices: readonly CountMatrix[]): string {
  return matrices
    .map(({ id, name, columns }) => {
      const rows = [...BASES].map((base, at) => `${base}  [ ${columns.map((column) => column[at]).join(' ')} ]\n`);
      return `>${id}${name && ` ${name}`}\n${rows.join('')}`;
    })
    .join('');
}
