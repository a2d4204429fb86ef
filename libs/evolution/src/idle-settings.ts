/** Settings of breeding that would do nothing. Their defaults are taken as left out. */
import { InvalidValueError } from '#base';
import type { CrossoverScheme } from '#genome';
import type { BreedingSettings } from './breeding-settings';

export const MUTATION_SCALE = 0.2;
export const CROSSOVER: CrossoverScheme = 'uniform';

/** By field. `greatest` are the rates that an environment lets them come to: that of a generation may well be 0. */
export function idleSettings(
  { conserved = [], mutationScale, crossover, crossoverRate, selfAdaptation }: Partial<BreedingSettings>,
  greatest: { readonly mutation: number; readonly growth: number },
): readonly InvalidValueError[] {
  const problems: InvalidValueError[] = [];
  const idle = (field: string, value: unknown, why: string): void => {
    problems.push(new InvalidValueError(field, value, `left out where ${why}`));
  };
  if (conserved.length > 0 && greatest.mutation === 0 && greatest.growth === 0) {
    idle('conserved', conserved, 'mutationRate and growthRate are 0: no gene changes');
  }
  const isGene = selfAdaptation?.scheme === 'log-normal';
  if (isChanged(mutationScale, MUTATION_SCALE) && greatest.mutation === 0 && !isGene) {
    idle('mutationScale', mutationScale, 'mutationRate is 0: no gene mutates');
  }
  if (isChanged(crossover, CROSSOVER) && crossoverRate === 0) {
    idle('crossover', crossover, 'crossoverRate is 0: no child has a second parent');
  }
  return problems;
}

function isChanged<Value>(given: Value | undefined, fallback: Value): boolean {
  return given !== undefined && given !== fallback;
}
