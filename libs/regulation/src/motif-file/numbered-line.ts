/** Lines of a file of motifs, with where they stand. */
import type { Column, CountMatrix } from '../motif/count-matrix';
import { BadMotifFileError } from './bad-motif-file-error';

export interface NumberedLine {
  /** From 1. */
  readonly number: number;
  /** Without blanks at its ends. */
  readonly text: string;
}

/** Positions of the longest motif that is read. */
const LONGEST = 200;
const HIGHEST = 1e9;

export function linesOf(text: string): NumberedLine[] {
  return text.split(/\r\n|\r|\n/).map((line, at) => ({ number: at + 1, text: line.trim() }));
}

/** Numbers of 0 and more. Throws a BadMotifFileError at the first that is none. */
export function numbersIn(words: readonly string[], line: number): number[] {
  return words.map((word) => {
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word) ? Number(word) : NaN;
    if (!Number.isFinite(value)) throw new BadMotifFileError(line, `"${word.slice(0, 40)}" is no number`);
    if (value < 0) throw new BadMotifFileError(line, `${word} is below 0`);
    if (value > HIGHEST) throw new BadMotifFileError(line, `${word} is above ${HIGHEST}`);
    return value;
  });
}

/** Throws a BadMotifFileError that names `line` where the matrix has no columns, too many, or nothing but zeros. */
export function soundMatrix(id: string, name: string, columns: readonly Column[], line: number): CountMatrix {
  if (id === '') throw new BadMotifFileError(line, 'a motif has no name');
  if (columns.length === 0) throw new BadMotifFileError(line, `${id} has no positions`);
  if (columns.length > LONGEST) {
    throw new BadMotifFileError(line, `${id} has ${columns.length} positions; at most ${LONGEST} are read`);
  }
  if (columns.every((column) => column.every((count) => count === 0))) {
    throw new BadMotifFileError(line, `${id} has nothing but zeros`);
  }
  return { id, name, columns };
}
