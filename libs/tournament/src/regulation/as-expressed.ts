/** An individual with its modules as far open as it expressed them. */
import { factorsOf, moduleGates } from '#regulation';
import type { Individual } from '../records';
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
