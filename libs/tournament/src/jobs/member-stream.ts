import { type Prng, prngOf } from '#base';
import type { Training, TrainingMember } from './job';

/** A member's random numbers of this generation for one purpose. */
export function memberStream(
  { seed, generation }: Pick<Training, 'seed' | 'generation'>,
  member: Pick<TrainingMember, 'birth'>,
  purpose: string,
): Prng {
  return prngOf({ seed, generation, subject: subjectOf(generation, member), purpose });
}

export function isNewborn({ generation }: Pick<Training, 'generation'>, birth: TrainingMember['birth']): boolean {
  return birth.generation === generation;
}

/** A newborn is named by its slot, who lives on by its birth. */
export function subjectOf(generation: number, { birth }: Pick<TrainingMember, 'birth'>): number | string {
  return birth.generation === generation ? birth.slot : `${birth.generation}-${birth.slot}`;
}
