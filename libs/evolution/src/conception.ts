import type { Genome } from '#genome';

/** A parent of a child, and what of the child's genome came from it. */
export interface ParentShare {
  readonly id: string;
  /** Fraction of the genes that it gave, before mutation; the shares of a child sum to 1. */
  readonly share: number;
  /** The fitter parent is the primary one. */
  readonly role: 'primary' | 'secondary';
  /** Names of the loci that it gave, in the order of the search space. */
  readonly genes: readonly string[];
}

/** A child to be born. */
export interface Conception {
  /** From 0 among the newborns of a generation, in the order of the demes. */
  readonly slot: number;
  readonly deme: string;
  readonly genome: Genome;
  /** The primary parent first; none for a founder. */
  readonly parents: readonly ParentShare[];
  /** The parent whose weights the child starts from: the first of its own architecture family; null: fresh weights. */
  readonly donor: string | null;
}
