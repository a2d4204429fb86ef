import { type Prng, prngOf } from '#base';
import type { RaiseJob, RaiseMember } from './job';

/** A newborn's random numbers for one purpose. */
export function memberStream({ seed, generation }: RaiseJob, { slot }: RaiseMember, purpose: string): Prng {
  return prngOf({ seed, generation, subject: `${slot}`, purpose });
}
