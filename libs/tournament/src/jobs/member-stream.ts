import { type Prng, prngOf } from '#base';
import type { TrainJob, TrainingMember } from './job';

/** A newborn's random numbers for one purpose. */
export function memberStream({ seed, generation }: TrainJob, { slot }: TrainingMember, purpose: string): Prng {
  return prngOf({ seed, generation, subject: slot, purpose });
}
