import type { Prng } from '#base';
import type { ViableCandidate } from '../candidate';
import { selectByTournament } from '../tournament-selection';

/** The candidates of a niche as a fitness orders them, and how it draws parents from them. */
export interface MatingPool {
  /** From the fittest: the first are the elites, and of two parents the one further ahead is the primary one. */
  readonly ranked: readonly ViableCandidate[];
  drawParent(prng: Prng): ViableCandidate;
}

/** Parents are the fittest of `size` contestants. */
export function tournamentPool(ranked: readonly ViableCandidate[], size: number): MatingPool {
  return { ranked, drawParent: (prng) => selectByTournament(ranked, size, prng) };
}
