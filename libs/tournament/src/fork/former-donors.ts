import { birthOf } from '#base';
import type { Candidate } from '#evolution';
import type { ForkOf } from '../records';

/** One who was carried over into a fork keeps donors who were not: kin are known by them. */
export function withFormerDonors(candidate: Candidate, forkOf: ForkOf | null): Candidate {
  if (!forkOf) return candidate;
  const { generation, slot } = birthOf(candidate.id);
  const birth = `${generation}-${slot}`;
  const donors = forkOf.donors[birth]?.map((donor) => candidate.id.slice(0, -birth.length) + donor);
  return donors ? { ...candidate, donors } : candidate;
}
