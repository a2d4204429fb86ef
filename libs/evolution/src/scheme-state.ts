/** What a scheme remembers from generation to generation, as JSON: of each deme what shapes its scores. Its size is bounded by the config. */
import type { Json } from '#base';
import type { Operators, Shaping } from './operators';

/** Before generation 0. */
export function initialState({ shaping }: Pick<Operators, 'shaping'>, demes: number): Json {
  return stateOf(shaping, Array<Json>(demes).fill(shaping?.initial ?? null));
}

/** `{}` where nothing is remembered. */
export function stateOf(shaping: Shaping | undefined, memories: readonly Json[]): Json {
  return memories.every((memory) => memory === null) || !shaping ? {} : { shaping: memories };
}

/** By deme; null for what the scheme cannot have left. */
export function memoriesIn(state: Json, shaping: Shaping | undefined, demes: number): readonly Json[] | null {
  const { shaping: memories, ...others } = state as { readonly shaping?: Json };
  const found = Array.isArray(memories) ? (memories as readonly Json[]) : Array<Json>(demes).fill(null);
  const isSound = found.length === demes && found.every((memory) => shaping?.isMemory(memory) ?? memory === null);
  return Object.keys(others).length === 0 && isSound ? found : null;
}
