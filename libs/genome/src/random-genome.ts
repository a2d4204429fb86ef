import type { Prng } from '#base';
import type { Genome } from './genome';
import type { GeneValue, Locus, SearchSpace } from './search-space';
import { fromUnit } from './unit-scale';

/** A genome drawn uniformly from the search space: every allele alike, real genes uniform on their scale. */
export function randomGenome(space: SearchSpace, prng: Prng): Genome {
  return Object.fromEntries(space.map((locus) => [locus.name, randomGene(locus, prng)]));
}

function randomGene(locus: Locus, prng: Prng): GeneValue {
  return locus.kind === 'real' ? fromUnit(locus, prng.uniform()) : prng.pick<GeneValue>(locus.values);
}
