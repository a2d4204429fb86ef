/** What a scheme remembers from generation to generation, as JSON: of each deme what shapes its scores. Its size is bounded by the config. */
import { InvalidValueError, type Json } from '#base';
import type { Operators, Shaping } from './operators';

/** Before generation 0. */
export function initialState({ shaping }: Pick<Operators, 'shaping'>, demes: number): Json {
  return stateOf(shaping, Array<Json>(demes).fill(shaping?.initial ?? null));
}

/** `{}` where nothing is remembered. */
export function stateOf(shaping: Shaping | undefined, memories: readonly Json[]): Json {
  return remembers(shaping) ? { shaping: memories } : {};
}

/** By deme. Throws an InvalidValueError for what the operators cannot have left, such as that of another scheme. */
export function memoriesIn(
  state: Json,
  { shaping, describe }: Pick<Operators, 'shaping' | 'describe'>,
  demes: number,
): readonly Json[] {
  const { shaping: memories, ...others } = (state ?? {}) as { readonly shaping?: Json };
  if (!remembers(shaping)) {
    if (JSON.stringify(state) === '{}') return Array<Json>(demes).fill(null);
    throw new InvalidValueError('schemeState', state, '{}: the scheme remembers nothing');
  }
  if (Object.keys(others).length > 0 || !Array.isArray(memories) || memories.length !== demes) {
    throw new InvalidValueError(
      'schemeState',
      state,
      `{ shaping } with a list of ${demes}, what is remembered by deme`,
    );
  }
  memories.forEach((memory: Json, deme) => {
    const right = shaping.faultOf(memory, describe?.count ?? 0);
    if (right !== null) throw new InvalidValueError(`schemeState.shaping.${deme}`, memory, right);
  });
  return memories as readonly Json[];
}

function remembers(shaping: Shaping | undefined): shaping is Shaping {
  return shaping !== undefined && shaping.initial !== null;
}
