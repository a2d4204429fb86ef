/** How often each base was seen at each position of binding sites: the form in which motifs are published. */

/** Of A, C, G and T; none below 0, fractions allowed. */
export type Column = readonly [a: number, c: number, g: number, t: number];

export interface CountMatrix {
  readonly id: string;
  /** May be empty. */
  readonly name: string;
  /** One or more positions. */
  readonly columns: readonly Column[];
}

export const total = (column: Column): number => column[0] + column[1] + column[2] + column[3];

/** By which four frequencies that are rounded to two decimals may miss 1. */
const ROUNDED = 0.0201;

/**
 * A matrix of frequencies, whose columns all sum to 1, but for positions of which nothing is known, says nothing of how many sites it is from. One of whole
 * numbers is of one site.
 */
export function isOfFrequencies({ columns }: CountMatrix): boolean {
  const isWhole = columns.every((column) => column.every(Number.isInteger));
  const known = columns.map(total).filter((sites) => sites > 0);
  return !isWhole && known.every((sites) => Math.abs(sites - 1) < ROUNDED);
}
