import type { Population } from './population';

/** Children to be born, by slot. */
export interface Births {
  readonly count: number;
  readonly loci: number;
  /** [count, loci] */
  readonly genes: Float64Array;
  readonly deme: Int32Array;
  /** Indices of the parents, the primary one first; -1 for none: a founder has none, a clone one. [count, 2] */
  readonly parents: Int32Array;
  /** Which of its parents gave each gene, before mutation: 0 the primary, 1 the secondary. [count, loci] */
  readonly givers: Uint8Array;
}

/** The last rows of a population as children that have no parents yet. */
export function newbornsOf({ genes, deme, size }: Population, count: number, loci: number): Births {
  const first = size - count;
  return {
    count,
    loci,
    genes: genes.subarray(first * loci),
    deme: deme.subarray(first),
    parents: new Int32Array(2 * count).fill(-1),
    givers: new Uint8Array(count * loci),
  };
}
