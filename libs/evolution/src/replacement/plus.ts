/**
 * (mu + lambda) (Rechenberg 1973; Schwefel 1977): the fittest mu of all that live, parents and children alike, live on and alone are
 * parents; lambda children fill the other places of the deme.
 */
import type { Replacement } from '../operators';
import { fittest } from './fittest';

export function plus(mu: number): Replacement {
  return ({ members }, compare, capacity, prng) => {
    const survivors = fittest(Math.min(mu, members.length, capacity), members.length, compare, prng);
    return { survivors, births: capacity - survivors.length, parents: survivors };
  };
}
