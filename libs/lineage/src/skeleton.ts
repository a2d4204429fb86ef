import { expressedLoci, type Genome, type SearchSpace } from '#genome';
import { allelesIn } from './alleles';

/** What of a genome the phenotype shows: as JSON, alike where all expressed alleles are, real ones in eighths of their scale; and of how many loci. */
export function skeletonOf(genome: Genome, space: SearchSpace): { readonly kind: string; readonly loci: number } {
  const expressed = new Set(expressedLoci(genome));
  const shown = space.filter(({ name }) => expressed.has(name));
  const alleles = shown.map((locus) => [locus.name, allelesIn([{ genome }], locus)[0]]);
  return { kind: JSON.stringify(alleles), loci: shown.length };
}
