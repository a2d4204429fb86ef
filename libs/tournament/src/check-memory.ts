import { InvalidValueError } from '#base';
import { express, type Genome, type SearchSpace } from '#genome';
import { computedArchitecture, trainingBytes } from '#model';
import { foundedModules } from '#regulation';
import type { BudgetConfig } from './config';
import { groupBytes } from './form-training-groups';
import { familiesOf, type Regulated, smallestIn, smallestPhenotypes } from './plan-life';

const MEBIBYTE = 2 ** 20;

/**
 * Throws an InvalidValueError where a worker, which has `bytes` for it, could not train the largest training group that space and budget
 * allow, with as many modules as genomes may have, or where the budget allows nobody at all.
 */
export function checkMemory(
  space: SearchSpace,
  vocabularySize: number,
  budget: BudgetConfig,
  config: Regulated,
  bytes: number,
): void {
  const bytesOf = (phenotype: ReturnType<typeof express>): number =>
    trainingBytes(computedArchitecture(phenotype), vocabularySize, phenotype.hyperparameters.batchSize);
  const { mostModules } = config.regulation ?? {};
  const modules = mostModules === undefined ? undefined : foundedModules({ modules: mostModules });
  const inMiB = (count: number): number => Math.ceil(count / MEBIBYTE);
  const refuse = (right: string): never => {
    throw new InvalidValueError('budget.memoryMiB', budget.memoryMiB, right);
  };
  const least = inMiB(Math.min(...smallestPhenotypes(space, config).map(bytesOf)));
  if (least > budget.memoryMiB) {
    refuse(`at least ${least}, which training ${smallestIn(config)} takes`);
  }
  const most = inMiB(groupBytes(Math.max(...largestGenomes(space).map((genome) => bytesOf(express(genome, modules))))));
  const has = Math.max(0, Math.floor(bytes / MEBIBYTE));
  if (Math.min(most, budget.memoryMiB) > has) {
    refuse(
      `at most ${has}, which the memory of this machine allows each worker: those of the search space that train together take up to ${most}`,
    );
  }
}

/** The largest of each family that the space allows. */
function largestGenomes(space: SearchSpace): Genome[] {
  return familiesOf(space).map((family) =>
    Object.fromEntries(
      space.map((locus) => {
        if (locus.name === 'family') return [locus.name, family];
        if (locus.kind === 'categorical') return [locus.name, locus.values[0]];
        return [locus.name, locus.kind === 'ordinal' ? mostOf(space, locus.name) : locus.high];
      }),
    ),
  );
}

/** The largest allele of an ordinal locus. */
export function mostOf(space: SearchSpace, name: string): number {
  return Math.max(...space.flatMap((locus) => (locus.kind === 'ordinal' && locus.name === name ? locus.values : [])));
}
