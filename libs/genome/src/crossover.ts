/** Recombination of two genomes. In both schemes each gene comes from either parent with probability 1/2. */
import type { Prng } from '#base';
import type { Genome } from './genome';
import type { SearchSpace } from './search-space';

/** `uniform`: every locus by its own fair coin (Syswerda 1989). `one-point`: one cut, linked loci stay together (Holland 1975). */
export type CrossoverScheme = 'uniform' | 'one-point';

export interface Recombinant {
  readonly genome: Genome;
  /** Who gave each gene: 0 the mother, 1 the father. */
  readonly origins: Readonly<Record<string, 0 | 1>>;
}

export function crossover(
  mother: Genome,
  father: Genome,
  space: SearchSpace,
  scheme: CrossoverScheme,
  prng: Prng,
): Recombinant {
  const giver = scheme === 'uniform' ? () => coin(prng) : onePoint(space.length, prng);
  const origins = Object.fromEntries(space.map(({ name }, index) => [name, giver(index)]));
  const genome = Object.fromEntries(space.map(({ name }) => [name, (origins[name] === 0 ? mother : father)[name]]));
  return { genome, origins };
}

/** Which parent gives the gene at an index: one parent before the cut, the other after it. The cut falls between two loci. */
function onePoint(loci: number, prng: Prng): (index: number) => 0 | 1 {
  const first = coin(prng);
  const cut = 1 + prng.integer(Math.max(1, loci - 1));
  return (index) => (index < cut ? first : first === 0 ? 1 : 0);
}

function coin(prng: Prng): 0 | 1 {
  return prng.integer(2) === 0 ? 0 : 1;
}
