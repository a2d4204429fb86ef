/** Where alleles arose: in those who have one that no parent of theirs has, by mutation or as founders. */
import type { Birth } from '#base';
import type { Genome, SearchSpace } from '#genome';

/** Somebody in whom an allele of a locus arose. */
export interface GeneOrigin extends Birth {
  readonly locus: string;
  /** As text. */
  readonly allele: string;
}

/** Of one newborn. A value of a real locus is nearly always new, and is no allele that others can have: those have no origins. */
export function geneOrigins(
  { generation, slot, genome }: Birth & { readonly genome: Genome },
  parents: readonly Genome[],
  space: SearchSpace,
): readonly GeneOrigin[] {
  return space.flatMap(({ name: locus, kind }) => {
    const gene = genome[locus];
    const isKnown = gene !== undefined && gene !== null; // a genome from before the locus was there has none
    if (kind === 'real' || !isKnown || parents.some((parent) => parent[locus] === gene)) return [];
    return { generation, slot, locus, allele: String(gene) };
  });
}
