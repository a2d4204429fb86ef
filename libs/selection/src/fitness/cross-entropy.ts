import { byLoss, type ViableCandidate } from '../candidate';
import { type MatingPool, tournamentPool } from './mating-pool';

/** The lowest validation cross-entropy is the fittest. */
export function crossEntropyPool(candidates: readonly ViableCandidate[], tournamentSize: number): MatingPool {
  return tournamentPool([...candidates].sort(byLoss), tournamentSize);
}
