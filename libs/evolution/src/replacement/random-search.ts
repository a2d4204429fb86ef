/**
 * Random search (Brooks 1958; Bergstra and Bengio 2012, JMLR 13:281): the fittest of a deme are kept, and all others are founded anew, drawn as
 * founders are. Nobody is a parent.
 */
import type { Replacement } from '../operators';
import { fittest } from './fittest';

export function randomSearch(kept: number): Replacement {
  return ({ members }, compare, capacity, prng) => {
    const survivors = fittest(Math.min(kept, members.length, capacity), members.length, compare, prng);
    return { survivors, births: capacity - survivors.length, parents: new Int32Array(0) };
  };
}
