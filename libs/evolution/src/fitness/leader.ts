import { byBirth } from '#base';
import { byLoss, type Candidate, isViable, type ViableCandidate } from '../candidate';
import type { FitnessConfig } from './fitness-config';
import { lexicaseTiers } from './lexicase';
import { ratingTiers } from './rating';
import { type Tiers, tiersBy } from './tiers';
import { weightedTiers } from './weighted';

/**
 * Who leads: the fittest of a niche by the fitness that selects there, and so who is its champion at the end. Of equals the one with the
 * lowest cross-entropy, then the first born. Undefined where none is viable.
 */
export function leaderOf(fitness: FitnessConfig, niche: readonly Candidate[]): ViableCandidate | undefined {
  const [fittest = []] = tiersOf(fitness, niche.filter(isViable));
  return [...fittest].sort((a, b) => byLoss(a, b) || byBirth(a, b))[0];
}

/** A Pareto front has no first: of its members the best in both together, each standardised and weighed alike, leads. */
function tiersOf(fitness: FitnessConfig, candidates: readonly ViableCandidate[]): Tiers {
  switch (fitness.kind) {
    case 'cross-entropy':
      return tiersBy(candidates, byLoss);
    case 'rating':
      return ratingTiers(candidates, fitness);
    case 'weighted':
      return weightedTiers(candidates, fitness.ratingWeight);
    case 'lexicase':
      return lexicaseTiers(candidates, fitness);
    case 'pareto':
      return weightedTiers(candidates, 1 / 2);
  }
}
