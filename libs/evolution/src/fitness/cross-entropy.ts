import { byLoss, type ViableCandidate } from '../candidate';
import { type MatingPool, tournamentPool } from './mating-pool';
import { tiersBy } from './tiers';

/** The lowest validation cross-entropy is the fittest. */
export function crossEntropyPool(candidates: readonly ViableCandidate[], tournamentSize: number): MatingPool {
  return tournamentPool(tiersBy(candidates, byLoss), tournamentSize);
}
