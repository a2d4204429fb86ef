import { SPECIES_COLOURS } from './colours';

/** Of the species that share a colour the one with the most individuals, in the order of their founding; those without any are left out. */
export function largestOfColours<T extends { readonly number: number }>(
  species: readonly T[],
  individuals: (species: T) => number,
): T[] {
  const largest: (T | undefined)[] = Array.from({ length: SPECIES_COLOURS });
  for (const one of species) {
    const colour = one.number % SPECIES_COLOURS;
    const before = largest[colour];
    if (individuals(one) > (before ? individuals(before) : 0)) largest[colour] = one;
  }
  return largest.flatMap((one) => one ?? []).sort((a, b) => a.number - b.number);
}
