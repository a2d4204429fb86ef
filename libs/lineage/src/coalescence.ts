/**
 * How far back the living have an ancestor in common. Copies of one gene have one ancestor each, so that all of a population of N meet
 * 2N (1 - 1/N) generations back on average (Kingman 1982). Of two parents each, somebody is an ancestor of all log2 N generations
 * back (Chang 1999). The two must not be confused.
 */
import type { Birth } from '#base';
import type { PedigreeTable } from './pedigree-table';

export interface Coalescence {
  /** Generations back to the ancestor of all; null where they have none. */
  readonly generations: number | null;
  /** Lineages that are left: 1 where all have met. */
  readonly lineages: number;
}

/**
 * Of the copies of a gene, by the index of its locus, in those who live in generation `now`: each came from the parent that gave it. That it may
 * have mutated on the way does not matter.
 */
export function geneCoalescence(
  pedigree: PedigreeTable,
  living: readonly Birth[],
  now: number,
  locus: number,
): Coalescence {
  const holds = new Uint8Array(pedigree.size);
  for (const one of living) holds[pedigree.rowOf(one)] = 1;
  let lineages = living.length;
  for (let born = now; born >= 0; born--) {
    if (lineages === 1) return { generations: now - born, lineages };
    for (let row = pedigree.firstOf(born); row < pedigree.firstOf(born + 1); row++) {
      const giver = holds[row] === 1 ? pedigree.giverOf(row, locus) : -1;
      if (giver < 0) continue; // nobody's, or a founder's, which stays a lineage of its own
      if (holds[giver] === 1) lineages--;
      holds[giver] = 1;
    }
  }
  return { generations: null, lineages };
}

/** Generations back to the youngest who is an ancestor of all through either parent, each counting as its own; null where nobody is. */
export function pedigreeCoalescence(pedigree: PedigreeTable, living: readonly Birth[], now: number): number | null {
  if (living.length === 1) return 0;
  const words = Math.ceil(living.length / 32);
  const all = new Uint32Array(words);
  /** Who of the living each is an ancestor of, a bit each. */
  const heirs = new Map<number, Uint32Array>();
  for (const [at, one] of living.entries()) {
    const own = new Uint32Array(words);
    own[at >>> 5] = 1 << (at & 31);
    all[at >>> 5] |= own[at >>> 5];
    heirs.set(pedigree.rowOf(one), own);
  }
  for (let born = now; born >= 0; born--) {
    const reached = new Map<number, Uint32Array>();
    for (let row = pedigree.firstOf(born); row < pedigree.firstOf(born + 1); row++) {
      const own = heirs.get(row);
      if (!own) continue;
      heirs.delete(row);
      for (const parent of [pedigree.primaryOf(row), pedigree.secondaryOf(row)]) {
        if (parent < 0) continue;
        const of = heirs.get(parent) ?? new Uint32Array(words);
        for (let word = 0; word < words; word++) of[word] |= own[word];
        heirs.set(parent, of);
        reached.set(parent, of);
      }
    }
    for (const of of reached.values()) if (of.every((word, at) => word === all[at])) return now - born + 1;
  }
  return null;
}
