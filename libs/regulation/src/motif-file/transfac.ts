/**
 * Motifs in the format of TRANSFAC (Matys et al. 2006): two letters and a value a line; `PO` or `P0` names the order of bases, then a line for each
 * position, which may end with a consensus letter; `//` ends a motif.
 */
import { BASES } from '../dna';
import type { Column, CountMatrix } from '../motif/count-matrix';
import { BadMotifFileError } from './bad-motif-file-error';
import { linesOf, type NumberedLine, numbersIn, soundMatrix } from './numbered-line';

interface Open {
  readonly line: number;
  id: string;
  name: string;
  accession: string;
  /** Where each base stands in a row, from its `PO` line. */
  order: readonly number[] | null;
  readonly columns: Column[];
}

/** Throws a BadMotifFileError. */
export function readTransfac(text: string): CountMatrix[] {
  const matrices: CountMatrix[] = [];
  let open: Open | null = null;
  const close = (): void => {
    if (open?.order) {
      matrices.push(soundMatrix(open.accession || open.id || open.name, nameOf(open), open.columns, open.line));
    } // else: a header, such as the file's version
    open = null;
  };
  for (const line of linesOf(text)) {
    if (line.text === '') continue;
    if (line.text.startsWith('//')) close();
    else {
      open ??= { line: line.number, id: '', name: '', accession: '', order: null, columns: [] };
      take(open, line);
    }
  }
  close();
  return matrices;
}

const nameOf = ({ accession, id, name }: Open): string => name || (accession ? id : '');

function take(open: Open, line: NumberedLine): void {
  const [, key, value] = /^(\S+)\s*(.*)$/.exec(line.text)!;
  if (key === 'AC') open.accession = value;
  else if (key === 'ID') open.id = value;
  else if (key === 'NA') open.name = value;
  else if (key === 'PO' || key === 'P0') {
    if (open.order) throw new BadMotifFileError(line.number, 'a second line PO: motifs end with //');
    open.order = orderOf(value, line.number);
  } else if (/^\d+$/.test(key)) open.columns.push(columnOf(open, value, line.number));
}

function orderOf(value: string, line: number): readonly number[] {
  const letters = value.toUpperCase().split(/\s+/).slice(0, BASES.length);
  const order = [...BASES].map((base) => letters.indexOf(base));
  if (order.includes(-1)) throw new BadMotifFileError(line, 'PO must name A, C, G and T first, in any order');
  return order;
}

/** Four counts, and a consensus letter where there is one. */
function columnOf({ order }: Open, value: string, line: number): Column {
  if (!order) throw new BadMotifFileError(line, 'counts come before a line PO that names the bases');
  const words = value.split(/\s+/).filter(Boolean);
  const counts = numbersIn(words.slice(0, BASES.length), line);
  const more = words.slice(BASES.length);
  if (counts.length < BASES.length || more.length > 1 || more.some((word) => !/^[a-z]$/i.test(word)))
    throw new BadMotifFileError(line, 'a position has four counts, of A, C, G and T, and a consensus letter at most');
  const [a, c, g, t] = order.map((at) => counts[at]);
  return [a, c, g, t];
}

export function writeTransfac(matrices: readonly CountMatrix[]): string {
  return matrices
    .map(({ id, name, columns }) => {
      const rows = columns.map((column, at) => `${String(at + 1).padStart(2, '0')}  ${column.join('  ')}\n`);
      return `AC  ${id}\nXX\n${name && `NA  ${name}\nXX\n`}PO  ${[...BASES].join('  ')}\n${rows.join('')}XX\n//\n`;
    })
    .join('');
}
