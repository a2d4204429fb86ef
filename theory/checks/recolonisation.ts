/**
 * Price's equation where demes die out and are settled again (Kerr and Godfrey-Smith 2009): descendants whose ancestors lived elsewhere, or nowhere, need a third
 * term. Of one deme it is q (z_q - z_r), q being the share of newcomers, z_q their mean and z_r that of those who descend from here; of a deme that
 * died out all of the change. Of all demes together nobody comes from elsewhere: extinction is selection there, and the third term is 0. All four
 * are identities, of a step of four demes: one that died out, three that exchange genes.
 */
import { mean, sum } from '#base';
import type { Descendant } from '#metrics';
import type { Check, Outcome } from '../check';
import type { Operators } from '../operators';
import { identity } from '../outcome';
import { breederOf, demesOf, realLoci, replicatesOf, seedOf, type Taken, type Trial } from '../world';

const DEMES = 4;
const SIZE = 20;
/** Nobody there can be a parent. */
const EXTINCT = 2;
const TOLERANCE = 1e-9;

export const RECOLONISATION: readonly Check[] = [
  {
    name: 'price.recolonisation',
    measures: 'largest residual where a deme died out and genes migrate',
    cost: 0.2,
    run: (operators, trial) => largestResidual(operators, trial, 'island'),
  },
  {
    name: 'price.founding',
    measures: 'largest residual where a deme died out and is founded anew',
    cost: 0.2,
    run: (operators, trial) => largestResidual(operators, trial, null),
  },
];

function largestResidual(operators: Operators, trial: Trial, topology: 'island' | null): Outcome {
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: realLoci(1),
    parents: operators.tournament(2),
    replacement: operators.generational(3),
    migration: topology ? operators[topology](0.3) : undefined,
    mutationRate: 0.5,
    mutationScale: 1e-3, // of 2,000, the range
  });
  const prng = operators.prngOf({ seed: trial.seed, generation: 0, purpose: 'price.recolonisation', subject: 0 });
  const score = (genes: Float64Array, row: number): number => (Math.floor(row / SIZE) === EXTINCT ? NaN : genes[row]);
  const replicates = replicatesOf(300, trial);
  let largest = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    const genes = Float64Array.from({ length: DEMES * SIZE }, () => prng.normal());
    const taken = breeder.take(demesOf(genes, 1, SIZE, score), seedOf(trial.seed, replicate), 1, score);
    const residuals = [...Array(DEMES).keys()].map((deme) => residualOf(operators, genes, taken, deme));
    largest = Math.max(largest, ...residuals, residualOfAll(operators, genes, taken, topology !== null));
  }
  return identity(largest, TOLERANCE, replicates);
}

/** Of one deme: the sum of the terms, and the third term by its own formula. */
function residualOf({ priceTerms }: Operators, before: Float64Array, taken: Taken, deme: number): number {
  const ancestors = [...before.subarray(deme * SIZE, (deme + 1) * SIZE)];
  const descendants = descendantsOf(taken).filter((one) => one.deme === deme);
  const here = (ancestor: number): boolean => Math.floor(ancestor / SIZE) === deme;
  const { selection, transmission, founders } = priceTerms(
    ancestors,
    descendants.map(({ value, shares }) => ({
      value,
      shares: shares.filter(({ ancestor }) => here(ancestor)).map((own) => ({ ...own, ancestor: own.ancestor % SIZE })),
    })),
  )!;
  const change = mean(descendants.map(({ value }) => value)) - mean(ancestors);
  const isNew = ({ shares }: Descendant): boolean => !shares.some(({ ancestor }) => here(ancestor));
  const [newcomers, residents] = [descendants.filter(isNew), descendants.filter((one) => !isNew(one))];
  const third =
    residents.length === 0
      ? change
      : (sumOf(newcomers) - newcomers.length * (sumOf(residents) / residents.length)) / descendants.length;
  return Math.max(Math.abs(change - selection - transmission - founders), Math.abs(founders - third));
}

const sumOf = (some: readonly Descendant[]): number => sum(some.map(({ value }) => value));

/** Of all demes together: without migration founders alone are the third term. */
function residualOfAll({ priceTerms }: Operators, before: Float64Array, taken: Taken, isClosed: boolean): number {
  const descendants = descendantsOf(taken);
  const { selection, transmission, founders } = priceTerms([...before], descendants)!;
  const change = mean(descendants.map(({ value }) => value)) - mean([...before]);
  return Math.max(Math.abs(change - selection - transmission - founders), isClosed ? Math.abs(founders) : 0);
}

interface Dweller extends Descendant {
  readonly deme: number;
}

/** Survivors, then newborns, as the rows of the step's population. */
function descendantsOf({ step: { survivors, births, population } }: Taken): readonly Dweller[] {
  const elders = Array.from(survivors, (row) => ({ deme: Math.floor(row / SIZE), ancestor: row }));
  const born = Array.from(births.deme, (deme, child) => ({ deme, ancestor: births.parents[2 * child] }));
  return [...elders, ...born].map(({ deme, ancestor }, row) => {
    return { deme, value: population.genes[row], shares: ancestor < 0 ? [] : [{ ancestor, share: 1 }] };
  });
}
