/** Candidates for specs. */
import type { CandidateRating, RatedCandidate, ViableCandidate } from '../candidate';

/** One of generation 0, named after its slot. */
export function candidateOf(slot: number, change: Partial<ViableCandidate> = {}): ViableCandidate {
  const lossNats = change.lossNats ?? 2;
  const birth = { id: `t-0-${slot}`, generation: 0, slot };
  return { ...birth, deme: 'moby', genome: {}, lossNats, lossBlocks: [lossNats], rating: null, ...change };
}

export function ratedOf(
  slot: number,
  rating: Partial<CandidateRating>,
  change: Partial<ViableCandidate> = {},
): RatedCandidate {
  const known = { nats: 0, standardError: 0.1, ownError: 0.1, degreesOfFreedom: 11, cases: {} };
  return { ...candidateOf(slot, change), rating: { ...known, ...rating } };
}
