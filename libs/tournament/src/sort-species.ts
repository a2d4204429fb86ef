/** Individuals sorted into species, and how far apart they are. */
import { mean } from '#base';
import { speciate, type SpeciesMemory } from '#evolution';

export interface Sorted {
  /** Of each. */
  readonly species: readonly number[];
  /** Mean distance of two of one species, and of two of different ones; null where there are none. */
  readonly within: number | null;
  readonly between: number | null;
}

/** So many are compared at most, evenly by birth: all pairs of more would take long. */
const MOST_COMPARED = 256;

/** `distance` is that of two of `count`, or of one and a representative: those of `memory.living` come after the individuals, in order. */
export function sortSpecies(
  memory: SpeciesMemory,
  count: number,
  distance: (one: number, other: number) => number,
): Sorted {
  const species = [...speciate(memory, count, distance)];
  const every = Math.max(1, count / MOST_COMPARED);
  const compared = Array.from({ length: Math.floor(count / every) }, (_, at) => Math.floor(at * every));
  const [within, between]: [number[], number[]] = [[], []];
  compared.forEach((one, at) => {
    for (const other of compared.slice(0, at)) {
      (species[one] === species[other] ? within : between).push(distance(one, other));
    }
  });
  const meanOf = (distances: readonly number[]) => (distances.length === 0 ? null : mean(distances));
  return { species, within: meanOf(within), between: meanOf(between) };
}
