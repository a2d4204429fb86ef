/** What is remembered of species from one generation to the next, as JSON. */
import { InvalidValueError, type Json, type Prng } from '#base';
import type { SpeciesRules } from '../operators';
import type { Population } from '../population';

/** One of a species, by generation and slot of birth. */
export type Representative = readonly [species: number, born: number, slot: number];

export type SpeciesMemory = {
  /** The greatest distance from a representative at which one is of its species. */
  readonly threshold: number;
  /** Species that there ever were: the number of the next one. */
  readonly founded: number;
  /** One of each species that had members, drawn, in the order of their numbers. */
  readonly living: readonly Representative[];
};

/** Before generation 0. */
export function initialSpecies({ threshold }: SpeciesRules): SpeciesMemory {
  return { threshold, founded: 0, living: [] };
}

/**
 * Of a population of which each has its species: whoever of a species represents it, each member alike. Where there is a target, the threshold
 * rises by a step where there are more species, and falls where there are fewer (Stanley and Miikkulainen 2004, J. Artif. Intell. Res. 21:63).
 */
export function nextSpecies(
  { target, adjustment, most }: SpeciesRules,
  { threshold, founded }: SpeciesMemory,
  { species, born, slot, size }: Population,
  prng: Prng,
): SpeciesMemory {
  const members = new Map<number, number[]>();
  for (let index = 0; index < size; index++) {
    const own = species?.[index] ?? -1;
    if (own < 0) continue;
    if (!members.has(own)) members.set(own, []);
    members.get(own)!.push(index);
  }
  const numbers = [...members.keys()].sort((a, b) => a - b);
  const living = numbers.map((number): Representative => {
    const drawn = prng.seek(number).pick(members.get(number)!);
    return [number, born[drawn], slot[drawn]];
  });
  const change = target === 0 || numbers.length === 0 ? 0 : Math.sign(numbers.length - target) * adjustment;
  return {
    threshold: Math.min(most, Math.max(0, threshold + change)),
    founded: Math.max(founded, (numbers.at(-1) ?? -1) + 1),
    living,
  };
}

/** Throws an InvalidValueError for what cannot have been left by these rules. */
export function speciesIn(state: Json | undefined, { threshold, target, most }: SpeciesRules): SpeciesMemory {
  const given = (state ?? {}) as Partial<SpeciesMemory>;
  const refuse = (field: string, value: unknown, right: string): never => {
    throw new InvalidValueError(`schemeState.species${field}`, value, right);
  };
  const [lowest, highest] = target === 0 ? [threshold, threshold] : [0, most];
  const far = given.threshold ?? NaN;
  if (!(far >= lowest && far <= highest)) refuse('.threshold', far, `a number from ${lowest} to ${highest}`);
  const { founded = -1, living = [] } = given;
  if (!isCount(founded)) refuse('.founded', founded, 'a whole number of at least 0');
  const isRising = Array.isArray(living) && living.every((one, at) => isNext(one, living[at - 1], founded));
  if (!isRising) refuse('.living', living, `[species, born, slot] of species below ${founded}, in order`);
  if (Object.keys(given).length !== 3) refuse('', state, '{ threshold, founded, living }');
  return given as SpeciesMemory;
}

function isNext(one: Representative, before: Representative | undefined, founded: number): boolean {
  const isRight = Array.isArray(one) && one.length === 3 && one.every(isCount);
  return isRight && one[0] < founded && one[0] > (before?.[0] ?? -1);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
