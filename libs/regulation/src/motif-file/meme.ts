/**
 * Motifs in the minimal format of the MEME suite (Bailey et al. 2015): frequencies of A, C, G and T a line, after a line `letter-probability
 * matrix:` that may tell how many sites they are of. Frequencies become counts of that many sites; without it they stay frequencies. The file's
 * background is not used: q is 1/4 throughout.
 */
import type { Column, CountMatrix } from '../motif/count-matrix';
import { total } from '../motif/count-matrix';
import { BadMotifFileError } from './bad-motif-file-error';
import { linesOf, type NumberedLine, numbersIn, soundMatrix } from './numbered-line';

interface Open {
  readonly line: number;
  readonly id: string;
  readonly name: string;
  sites: number | null;
  /** As its line told; null where it did not. */
  width: number | null;
  isInMatrix: boolean;
  readonly columns: Column[];
}

/** Throws a BadMotifFileError. */
export function readMeme(text: string): CountMatrix[] {
  const matrices: CountMatrix[] = [];
  let open: Open | null = null;
  const close = (): void => {
    if (open) matrices.push(matrixOf(open));
    open = null;
  };
  for (const line of linesOf(text)) {
    if (/^ALPHABET/i.test(line.text) && !/^ALPHABET\s*=?\s*(ACGT\s*$|"?DNA)/i.test(line.text)) {
      throw new BadMotifFileError(line.number, 'only motifs of DNA, ALPHABET= ACGT, are read');
    }
    if (/^MOTIF(\s|$)/.test(line.text)) {
      close();
      const [, id = '', ...name] = line.text.split(/\s+/);
      open = {
        line: line.number,
        id,
        name: name.join(' '),
        sites: null,
        width: null,
        isInMatrix: false,
        columns: [],
      };
    } else if (open) take(open, line);
  }
  close();
  return matrices;
}

function take(open: Open, { text, number }: NumberedLine): void {
  if (/^letter-probability matrix/i.test(text)) {
    open.isInMatrix = true;
    open.sites = told(/nsites=\s*(\S+)/i, text, number);
    open.width = told(/\bw=\s*(\S+)/i, text, number);
  } else if (open.isInMatrix && /^[-+.\d]/.test(text) && !text.startsWith('---')) {
    const counts = numbersIn(text.split(/\s+/), number);
    if (counts.length !== 4) throw new BadMotifFileError(number, 'a position has four frequencies, of A, C, G and T');
    const [a, c, g, t] = counts;
    open.columns.push([a, c, g, t]);
  } else if (open.columns.length > 0 && text !== '') open.isInMatrix = false; // such as its URL
}

function told(pattern: RegExp, text: string, line: number): number | null {
  const word = pattern.exec(text)?.[1];
  return word === undefined ? null : numbersIn([word], line)[0];
}

function matrixOf({ id, name, line, sites, width, columns }: Open): CountMatrix {
  if (width !== null && width !== columns.length) {
    throw new BadMotifFileError(line, `${id} has ${columns.length} positions, and tells of ${width}`);
  }
  const times = sites ?? 0;
  const counts = times > 0 ? columns.map((column) => scaled(column, times)) : columns;
  return soundMatrix(id, name, counts, line);
}

/** Frequencies that are rounded sum to about 1. */
function scaled(column: Column, sites: number): Column {
  const sum = total(column);
  if (sum === 0) return column;
  const [a, c, g, t] = column.map((frequency) => (frequency / sum) * sites);
  return [a, c, g, t];
}

export function writeMeme(matrices: readonly CountMatrix[]): string {
  const head =
    'MEME version 4\n\nALPHABET= ACGT\n\nstrands: + -\n\nBackground letter frequencies\nA 0.25 C 0.25 G 0.25 T 0.25\n';
  return head + matrices.map(motifText).join('');
}

/** One number of sites is told for all positions: their mean, rounded. */
function motifText({ id, name, columns }: CountMatrix): string {
  const totals = columns.map(total);
  const sites = totals.reduce((sum, count) => sum + count, 0) / columns.length;
  const rows = columns.map((column, at) => {
    const frequencies = column.map((count) => (totals[at] > 0 ? count / totals[at] : 0));
    return ` ${frequencies.map((frequency) => frequency.toFixed(6)).join('  ')}\n`;
  });
  const told = sites > 1.5 ? ` nsites= ${Math.round(sites)} E= 0` : ''; // readers want whole numbers, and an E-value
  return `\nMOTIF ${id}${name && ` ${name}`}\n\nletter-probability matrix: alength= 4 w= ${columns.length}${told}\n${rows.join('')}`;
}
