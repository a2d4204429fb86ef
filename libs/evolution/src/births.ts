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

export function emptyBirths(count: number, loci: number): Births {
  return {
    count,
    loci,
    genes: new Float64Array(count * loci),
    deme: new Int32Array(count),
    parents: new Int32Array(2 * count).fill(-1),
    givers: new Uint8Array(count * loci),
  };
}
