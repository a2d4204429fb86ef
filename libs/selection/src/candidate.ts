import { type Birth, byBirth } from '#base';
import type { Genome } from '#genome';

/** An individual as selection sees it. */
export interface Candidate extends Birth {
  readonly id: string;
  readonly niche: string;
  readonly genome: Genome;
  /** Validation cross-entropy in nats, lower is fitter; null: non-viable, never selected. */
  readonly lossNats: number | null;
}

export interface ViableCandidate extends Candidate {
  readonly lossNats: number;
}

export function isViable(candidate: Candidate): candidate is ViableCandidate {
  return candidate.lossNats !== null;
}

/** Orders candidates from the fittest: the lowest cross-entropy, then the earliest birth. */
export function byFitness(a: ViableCandidate, b: ViableCandidate): number {
  return a.lossNats - b.lossNats || byBirth(a, b);
}
