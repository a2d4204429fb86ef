import type { Genome } from './genome';
import type { GeneValue, Locus, SearchSpace } from './search-space';

/** Whether a genome has an allowed allele at every locus of the space, and no other genes. */
export function isGenomeOf(space: SearchSpace, genome: Genome): boolean {
  return (
    Object.keys(genome).length === space.length &&
    space.every((locus) => Object.hasOwn(genome, locus.name) && isAlleleOf(locus, genome[locus.name]))
  );
}

function isAlleleOf(locus: Locus, gene: GeneValue): boolean {
  if (locus.kind !== 'real') return (locus.values as readonly GeneValue[]).includes(gene);
  return typeof gene === 'number' && gene >= locus.low && gene <= locus.high;
}
