/** Steady state (Whitley 1989, GENITOR): `births` children replace the least fit of the deme; of equals any alike. */
import type { Replacement } from '../operators';
import { fittest } from './fittest';

export function steadyState(births: number): Replacement {
  return ({ members }, compare, capacity, prng) => {
    const places = Math.max(0, capacity - births);
    const survivors = fittest(Math.min(places, members.length), members.length, compare, prng);
    return { survivors, births: capacity - survivors.length, parents: null };
  };
}
