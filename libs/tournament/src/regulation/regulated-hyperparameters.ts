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

/** The position between bounds, from 0 to 1, whose log-odds are those of the gene and of expression together. */
function shifted(position: number, expression: number): number {
  const [up, down] = [position * expression, (1 - position) * (1 - expression)];
  return up + down === 0 ? position : up / (up + down);
}
