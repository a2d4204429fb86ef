import type { Prng } from '#base';
import type { ViableCandidate } from '../candidate';
import { crossEntropyPool } from './cross-entropy';
import type { FitnessConfig } from './fitness-config';
import { lexicasePool } from './lexicase';
import type { MatingPool } from './mating-pool';
import { paretoPool } from './pareto';
import { ratingPool } from './rating';
import { weightedPool } from './weighted';

/** The mating pool of a deme's candidates; `prng` is for a fitness that leaves survival to chance. */
export function matingPool(
  fitness: FitnessConfig,
  candidates: readonly ViableCandidate[],
  tournamentSize: number,
  prng: Prng,
): MatingPool {
  switch (fitness.kind) {
    case 'cross-entropy':
      return crossEntropyPool(candidates, tournamentSize);
    case 'rating':
      return ratingPool(candidates, fitness, tournamentSize);
    case 'weighted':
      return weightedPool(candidates, fitness.ratingWeight, tournamentSize);
    case 'lexicase':
      return lexicasePool(candidates, fitness, prng);
    case 'pareto':
      return paretoPool(candidates);
  }
}
