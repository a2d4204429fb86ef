/**
 * Nobody is born: the fittest live on, as many as there are places, of equals any alike. With a capacity that falls by a schedule it is
 * successive halving (Karnin et al. 2013, ICML; Jamieson and Talwalkar 2016, AISTATS); with one place it is the training of one model. The
 * intensity of selection is that of truncation to the share that lives on.
 */
import type { Replacement } from '../operators';
import { fittest } from './fittest';

export function survivorsOnly(): Replacement {
  return ({ members }, compare, capacity, prng) => {
    const survivors = fittest(Math.min(capacity, members.length), members.length, compare, prng);
    return { survivors, births: 0, parents: null };
  };
}
