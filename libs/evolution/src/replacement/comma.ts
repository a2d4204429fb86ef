/**
 * (mu, lambda) (Schwefel 1977): nobody lives on; the fittest mu alone are parents, and lambda children fill the deme. Without selection
 * among these mu each is a parent alike.
 */
import type { Replacement } from '../operators';
import { fittest } from './fittest';

export function comma(mu: number): Replacement {
  return ({ members }, compare, capacity, prng) => {
    const parents = fittest(Math.min(mu, members.length), members.length, compare, prng);
    return { survivors: new Int32Array(0), births: capacity, parents };
  };
}
