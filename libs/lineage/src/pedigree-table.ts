import { type Birth, birthOf } from '#base';
import { geneParents, type ParentShare } from '#evolution';

/** One who was born, and what of it came from whom; a founder has no parents. */
export interface Born extends Birth {
  readonly id: string;
  readonly parents: readonly Pick<ParentShare, 'id' | 'role' | 'genes'>[];
}

const NONE = -1;

/**
 * The pedigree as numbers: a row for everyone who was ever born, in the order of births, with the rows of its parents and which of them
 * gave each gene. Some 40 bytes an individual, so that the whole of a long tournament is held in memory.
 */
export class PedigreeTable {
  /** Rows of the primary and the secondary parent, by row. */
  private parents = new Int32Array(0);
  /** Which parent gave each gene, by row and locus: 0 the primary, 1 the secondary. */
  private givers = new Uint8Array(0);
  /** The first row of each generation, and after the last one the number of rows. */
  private readonly firsts = [0];

  constructor(private readonly loci: readonly string[]) {}

  /** Everyone who was ever born. */
  get size(): number {
    return this.firsts[this.firsts.length - 1];
  }

  get generations(): number {
    return this.firsts.length - 1;
  }

  /** The generation in which the first were born: not 0 where those born before are not known. */
  get eldest(): number {
    return Math.max(0, this.firsts.findIndex((first) => first > 0) - 1);
  }

  /** The next generation, by slot. */
  add(born: readonly Born[]): void {
    const { size, loci } = this;
    const end = size + born.reduce((most, { slot }) => Math.max(most, slot + 1), 0);
    this.parents = withRoom(this.parents, 2 * end).fill(NONE, 2 * size);
    this.givers = withRoom(this.givers, loci.length * end);
    for (const one of born) {
      const row = size + one.slot;
      for (const { id, role, genes } of geneParents(one.parents)) {
        const at = role === 'primary' ? 0 : 1;
        this.parents[2 * row + at] = this.rowOf(birthOf(id));
        for (const gene of at === 1 ? genes : []) {
          const locus = loci.indexOf(gene);
          if (locus >= 0) this.givers[row * loci.length + locus] = 1;
        }
      }
    }
    this.firsts.push(end);
  }

  rowOf({ generation, slot }: Birth): number {
    return this.firsts[generation] + slot;
  }

  /** The first row of those born in a generation; they end before that of the next one. */
  firstOf(generation: number): number {
    return this.firsts[generation];
  }

  /** -1 of a founder. */
  primaryOf(row: number): number {
    return this.parents[2 * row];
  }

  /** -1 where there is one parent alone, or none. */
  secondaryOf(row: number): number {
    return this.parents[2 * row + 1];
  }

  /** The parent that gave a gene; -1 of a founder. */
  giverOf(row: number, locus: number): number {
    return this.parents[2 * row + this.givers[row * this.loci.length + locus]];
  }
}

/** The same numbers, with room for `length` of them. */
function withRoom<Numbers extends Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(
  numbers: Numbers,
  length: number,
): Numbers {
  if (length <= numbers.length) return numbers;
  const grown = new (numbers.constructor as new (length: number) => Numbers)(Math.max(length, 2 * numbers.length));
  grown.set(numbers);
  return grown;
}
