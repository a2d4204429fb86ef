/**
 * Who is of which species (NEAT: Stanley and Miikkulainen 2002, Evol. Comput. 10:99): each individual joins the species whose representative, one
 * who was of it in the generation before, is the nearest within the threshold; of equally near ones the oldest. One who is near to none founds
 * a species, and represents it for those after it in this generation.
 */
import type { SpeciesMemory } from './species-memory';

/**
 * The number of the species of each of `count` individuals, by birth. `distance` is that of two of them, or of one and a representative: those of `memory.living` come after the
 * individuals, in order. New ones are numbered from `memory.founded` on, in the order of their founders.
 */
export function speciate(
  { threshold, founded, living }: SpeciesMemory,
  count: number,
  distance: (one: number, other: number) => number,
): Int32Array {
  const species = new Int32Array(count);
  const known = living.map(([number], at) => ({ number, representative: count + at }));
  for (let one = 0; one < count; one++) {
    let [nearest, least] = [-1, Infinity];
    for (const { number, representative } of known) {
      const far = distance(one, representative);
      if (far <= threshold && far < least) [nearest, least] = [number, far];
    }
    if (nearest < 0) {
      nearest = founded + known.length - living.length;
      known.push({ number: nearest, representative: one });
    }
    species[one] = nearest;
  }
  return species;
}
