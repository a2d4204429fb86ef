/** An individual with its modules as far open as it expressed them. */
import type { SearchSpace } from '#genome';
import { factorsOf, moduleGates } from '#regulation';
import type { Individual } from '../records';
import { regulatedHyperparameters } from './regulated-hyperparameters';
import type { LivedRegulation } from './regulation-records';

/** By its newest life if nothing else is said; of one without regulation, or who has not lived, all modules are open. */
export function asExpressed<Of extends Individual>(
  individual: Of,
  lived: Pick<LivedRegulation, 'expression'> | undefined = individual.life?.regulation,
): Of {
  const { regulation, phenotype } = individual;
  if (!regulation || !lived) return individual;
  const [gates, factors] = [moduleGates(regulation, lived.expression), factorsOf(regulation).length];
  return { ...individual, phenotype: { ...phenotype, gates, factors } };
}

/** With its hyperparameters, too, as far as they are regulated: as it trains. */
export function asItLives<Of extends Individual>(
  space: SearchSpace,
  individual: Of,
  lived: LivedRegulation | undefined,
): Of {
  const one = asExpressed(individual, lived);
  return { ...one, phenotype: { ...one.phenotype, hyperparameters: regulatedHyperparameters(one, space, lived) } };
}
