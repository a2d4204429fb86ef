import { prngOf } from '#base';
import { type Genome, randomGenome, type SearchSpace } from '#genome';

/**
 * Random genomes for the founders of a deme. Families are stratified: they follow a shuffled cycle over the families of
 * the space, so that a small population starts with variety while each founder alone is uniform over the space.
 */
export function foundGenomes(
  space: SearchSpace,
  seed: number,
  generation: number,
  deme: string,
  slots: readonly number[],
): readonly Genome[] {
  const locus = space.find(({ name }) => name === 'family');
  const families = locus?.kind === 'categorical' ? locus.values : [];
  const cycle = prngOf({ seed, generation, subject: deme, purpose: 'founder-families' }).shuffle(families);
  return slots.map((slot, turn) => {
    const genome = randomGenome(space, prngOf({ seed, generation, subject: `${slot}`, purpose: 'genome' }));
    return cycle.length > 0 ? { ...genome, family: cycle[turn % cycle.length] } : genome;
  });
}
