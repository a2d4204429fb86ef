/**
 * Generational replacement with elites (De Jong 1975): the fittest of a deme live on, children fill the other places. Without elites and
 * with parents drawn in proportion to fitness it is the model of Wright (1931) and Fisher (1930).
 */
import type { Replacement } from '../operators';
import { fittest } from './fittest';

export function generational(elites: number): Replacement {
  return ({ members }, compare, capacity, prng) => {
    const survivors = fittest(Math.min(elites, members.length, capacity), members.length, compare, prng);
    return { survivors, births: capacity - survivors.length, parents: null };
  };
}
