/** Hyperparameter genes that have promoters, moved between their bounds by how far those are expressed. */
import { express, fromUnit, type Genome, type Hyperparameters, type SearchSpace, toUnit } from '#genome';
import { modulesOf } from '#regulation';
import type { Individual } from '../records';
import type { LivedRegulation } from './regulation-records';

/** Those of a life: as the genome has them where nothing of them is regulated, and where expression is one half. */
export function regulatedHyperparameters(
  { genome, regulation, phenotype }: Pick<Individual, 'genome' | 'regulation' | 'phenotype'>,
  space: SearchSpace,
  lived: LivedRegulation | undefined,
): Hyperparameters {
  const moved = regulation && lived ? movedGenes(genome, regulation, space, lived) : {};
  if (Object.keys(moved).length === 0) return phenotype.hyperparameters;
  return express({ ...genome, ...moved }).hyperparameters;
}

function movedGenes(
  genome: Genome,
  regulation: NonNullable<Individual['regulation']>,
  space: SearchSpace,
  { expression }: LivedRegulation,
): Genome {
  const moved = modulesOf(regulation).flatMap(({ target }, at) => {
    const locus = space.find(({ name }) => name === target);
    if (locus?.kind !== 'real') return [];
    const position = shifted(toUnit(locus, Number(genome[locus.name])), expression[at]);
    return [[locus.name, fromUnit(locus, position)] as const];
  });
  return Object.fromEntries(moved);
}

/** The position between bounds, from 0 to 1: along a line from the lower one at no expression to the gene's at one half, and on to the upper one at 1. */
function shifted(position: number, expression: number): number {
  return expression < 0.5 ? 2 * expression * position : position + (2 * expression - 1) * (1 - position);
}
