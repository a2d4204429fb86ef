/**
 * What a scheme remembers from generation to generation, as JSON: a list by deme of each part that remembers, and the species of all demes. Its
 * size is bounded by the config.
 */
import { InvalidValueError, type Json } from '#base';
import type { Operators } from './operators';
import { initialSpecies, speciesIn, type SpeciesMemory } from './species/species-memory';

type Remembering = Pick<Operators, 'shaping' | 'groupRates' | 'describe' | 'species'>;

/** Of each part by deme; null where a part remembers nothing. */
export interface Memories {
  readonly shaping: readonly Json[];
  readonly groupRates: readonly Json[];
  /** Of all demes together. */
  readonly species: SpeciesMemory | null;
}

type ByDeme = Exclude<keyof Memories, 'species'>;

/** A part that remembers. */
interface Part {
  readonly initial: Json;
  readonly faultOf: (memory: Json) => string | null;
}

/** Before generation 0. */
export function initialState(operators: Remembering, demes: number): Json {
  const { species } = operators;
  return {
    ...Object.fromEntries(partsOf(operators).map(([name, part]) => [name, Array<Json>(demes).fill(part.initial)])),
    ...(species && { species: initialSpecies(species) }),
  };
}

/** `{}` where nothing is remembered. */
export function stateOf(operators: Remembering, memories: Memories): Json {
  const { species } = memories;
  return {
    ...Object.fromEntries(partsOf(operators).map(([name]) => [name, memories[name]])),
    ...(species && { species }),
  };
}

/** Throws an InvalidValueError for what the operators cannot have left, such as that of another scheme. */
export function memoriesIn(state: Json, operators: Remembering, demes: number): Memories {
  const parts = partsOf(operators);
  const names = parts.map(([name]) => name);
  const { species, ...given } = (state ?? {}) as Readonly<Record<string, Json | undefined>>;
  const rules = operators.species;
  if (names.length === 0 && !rules && JSON.stringify(state) !== '{}') {
    throw new InvalidValueError('schemeState', state, '{}: the scheme remembers nothing');
  }
  if (Object.keys(given).length !== names.length || !names.every((name) => isListOf(given[name], demes))) {
    const right = `{ ${names.join(', ')} } with a list of ${demes}, what is remembered by deme`;
    throw new InvalidValueError('schemeState', state, right);
  }
  const nothing = Array<Json>(demes).fill(null);
  const memories = {
    shaping: nothing,
    groupRates: nothing,
    ...(given as Partial<Pick<Memories, ByDeme>>),
    species: rules ? speciesIn(species, rules) : null,
  };
  if (!rules && species !== undefined) throw new InvalidValueError('schemeState.species', species, 'left out');
  for (const [name, { faultOf }] of parts) {
    memories[name].forEach((memory, deme) => {
      const right = faultOf(memory);
      if (right !== null) throw new InvalidValueError(`schemeState.${name}.${deme}`, memory, right);
    });
  }
  return memories;
}

/** Those that remember. */
function partsOf({ shaping, groupRates, describe }: Remembering): readonly (readonly [ByDeme, Part])[] {
  const parts: (readonly [ByDeme, Part])[] = [];
  if (shaping && shaping.initial !== null) {
    const { initial, faultOf } = shaping;
    parts.push(['shaping', { initial, faultOf: (memory) => faultOf(memory, describe?.count ?? 0) }]);
  }
  if (groupRates) parts.push(['groupRates', groupRates]);
  return parts;
}

function isListOf(list: Json | undefined, length: number): boolean {
  return Array.isArray(list) && list.length === length;
}
