/** Candidates for specs. */
import type { Candidate, CandidateRating } from '../candidate';

/** A viable one. */
export type ViableCandidate = Candidate & { readonly validationNats: number };

/** One who was judged. */
export type RatedCandidate = ViableCandidate & { readonly rating: CandidateRating };

/** One of generation 0, named after its slot. */
export function candidateOf(slot: number, change: Partial<ViableCandidate> = {}): ViableCandidate {
  const validationNats = change.validationNats ?? 2;
  const birth = { id: `t-0-${slot}`, generation: 0, slot };
  const nats = { validationNats, blockNats: [validationNats], prequentialNats: validationNats + 1 };
  const measures = { ...nats, donors: [], parameters: 1000, predictionEntropyBits: 3 };
  return { ...birth, deme: 'moby', genome: {}, ...measures, rating: null, ...change };
}

export function ratedOf(
  slot: number,
  rating: Partial<CandidateRating>,
  change: Partial<ViableCandidate> = {},
): RatedCandidate {
  const known = { nats: 0, standardError: 0.1, ownError: 0.1, degreesOfFreedom: 11, cases: {} };
  return { ...candidateOf(slot, change), rating: { ...known, ...rating } };
}
