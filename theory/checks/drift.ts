/**
 * Random drift: E[h(t)] = h(0) (1 - 1/N_e)^t, h being the chance that two copies differ and N_e = N / V of the variance V of offspring number
 * (Wright 1931), which is measured in the same run as the metric effectiveSize is. Scores are noise, so that winners are no genotype; elites count as their own offspring.
 */
import { mean, standardError } from '#base';
import type { Step } from '#evolution';
import type { Check, Outcome } from '../check';
import type { Operators } from '../operators';
import { estimateAgainst } from '../outcome';
import {
  breederOf,
  demesOf,
  genesByDeme,
  inBatches,
  type Model,
  realLoci,
  repeated,
  replicatesOf,
  type Trial,
} from '../world';

const SIZE = 20;
const REPLICATES = 2000;

export const DRIFT: readonly Check[] = [
  driftCheck('neutral', ({ tournament, generational }) => ({ parents: tournament(1), replacement: generational(0) })),
  driftCheck('tournament', ({ tournament, generational }) => ({
    parents: tournament(3),
    replacement: generational(2),
  })),
  // one is born at a time: N_e is N^2 / 2 births
  driftCheck('moran', ({ tournament, moran }) => ({ parents: tournament(1), replacement: moran() }), 80),
];

function driftCheck(
  name: string,
  of: (operators: Operators) => Pick<Model, 'parents' | 'replacement'>,
  generations = 8,
): Check {
  return {
    name: `drift.${name}`,
    measures: `heterozygosity lost in a step of N = ${SIZE}, 1 / N_e`,
    cost: generations / 16,
    run: (operators, trial) => heterozygosity(operators, trial, generations, of(operators)),
  };
}

function heterozygosity(
  operators: Operators,
  trial: Trial,
  generations: number,
  { parents, replacement }: Pick<Model, 'parents' | 'replacement'>,
): Outcome {
  const breeder = breederOf(operators, { size: SIZE, loci: realLoci(1), parents, replacement });
  const noise = operators.prngOf({ seed: trial.seed, generation: 0, purpose: 'drift, noise', subject: 0 });
  const score = (): number => noise.uniform();
  const founders = Float64Array.from({ length: SIZE }, (_, row) => row); // all differ
  const shared: number[] = [];
  const left = inBatches(replicatesOf(REPLICATES, trial), trial, (demes, seed) => {
    let population = demesOf(repeated(founders, demes), 1, SIZE, score);
    for (let generation = 1; generation <= generations; generation++) {
      const taken = breeder.take(population, seed, generation, score);
      shared.push(...parentsShared(operators, taken.step, demes));
      population = taken.population;
    }
    return genesByDeme(population).map(differing);
  });
  const kept = mean(left) ** (1 / generations); // of a step
  const error = ((standardError(left) / mean(left)) * kept) / generations;
  return estimateAgainst(1 - kept, error, left.length, mean(shared), { degrees: left.length - 1 });
}

/** The chance that two copies have one parent, by deme. */
function parentsShared(operators: Operators, { births, survivors }: Step, demes: number): number[] {
  const counts = new Array<number>(demes * SIZE).fill(0);
  for (const row of survivors) counts[row]++;
  for (let child = 0; child < births.count; child++) counts[births.parents[2 * child]]++;
  return Array.from({ length: demes }, (_, deme) => {
    return 1 / operators.offspringNumbers([counts.slice(deme * SIZE, (deme + 1) * SIZE)])!.effectiveSize;
  });
}

/** The share of pairs of copies that differ. */
function differing(copies: Float64Array): number {
  const counts = new Map<number, number>();
  for (const copy of copies) counts.set(copy, (counts.get(copy) ?? 0) + 1);
  let same = 0;
  for (const count of counts.values()) same += count * (count - 1);
  return 1 - same / (copies.length * (copies.length - 1));
}
