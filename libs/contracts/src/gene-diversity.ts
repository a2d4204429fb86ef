/** What the API answers about the standing variation of a generation: docs/diversity.md. */

/** A locus, or the mean over loci. */
export interface LocusDiversityView {
  /** Of the entropy of the gene pool: the mean over demes, by individuals, and what is left. */
  withinBits: number;
  betweenBits: number;
  /** Hill numbers by their order: how many alleles, all alike, would be as diverse. */
  effectiveAlleles: { q0: number; q1: number; q2: number };
}

/** Copies of genes: each individual has one at a locus. */
export interface GeneCopiesView {
  copies: number;
  /** The chance that two differ at a locus, as a share of the largest there can be. Drift lowers it alike at all loci. */
  share: number;
}

/** The standing variation of everyone who lived in a generation. */
export interface GeneDiversityView extends LocusDiversityView {
  /** How many it is estimated from. */
  individuals: number;
  /** Copies that phenotypes show, and those that stay silent: a neutral control. Null where there are fewer than two of a locus. */
  expressed: GeneCopiesView | null;
  silent: GeneCopiesView | null;
  loci: Record<string, LocusDiversityView>;
}
