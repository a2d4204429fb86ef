import { sha256 } from '#base';
import { expressedLoci, type Genome, placed, type SearchSpace } from '#genome';
import { allelesIn } from './alleles';

/** What of a genome the phenotype shows: alike where all expressed alleles are, real ones in eighths of their scale; and of how many loci. A kind is 64 bits of a hash, since a million may be remembered. */
export function skeletonOf(genome: Genome, space: SearchSpace): { readonly kind: string; readonly loci: number } {
  const expressed = new Set(expressedLoci(genome));
  const shown = space.filter(({ name }) => expressed.has(name));
  const one = { genome: placed(genome) };
  const alleles = shown.map((locus) => [locus.name, allelesIn([one], locus)[0]]);
  return { kind: sha256(JSON.stringify(alleles)).slice(0, 16), loci: shown.length };
}
