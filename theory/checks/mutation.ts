/**
 * Mutation in the search space that models have. The rate is the chance that a gene changes; changes fall on all loci alike and do not
 * depend on each other; each step is as likely as its reverse, so that equal frequencies stay equal (detailed balance).
 */
import { normalCdf } from '#base';
import { compileLoci, DEFAULT_SEARCH_SPACE, toUnit } from '#genome';
import type { Check, Outcome } from '../check';
import { binomialChances } from '../exact/binomial';
import type { Operators } from '../operators';
import { countsAgainst, countsAlike, frequencyAgainst, sampleAgainst } from '../outcome';
import { replicatesOf, type Trial } from '../world';

const LOCI = compileLoci(DEFAULT_SEARCH_SPACE);
const RATE = 0.05;
const CHILDREN = 120_000;
/** After so many mutations a chain that prefers a direction has moved there. */
const ROUNDS = 40;

interface Lives {
  readonly purpose: string;
  readonly rate: number;
  readonly scale: number;
  /** Mutations of each genome, one after the other. */
  readonly rounds: number;
  readonly genomes: number;
}

const ONCE = { rate: RATE, scale: 0.1, rounds: 1, genomes: CHILDREN };

export const MUTATION: readonly Check[] = [
  {
    name: 'mutation.rate',
    measures: 'share of genes that changed',
    cost: 0.5,
    run: (operators, trial) => {
      const changed = changesByLocus(operators, trial, { ...ONCE, purpose: 'mutation.rate' });
      const total = changed.reduce((sum, count) => sum + count, 0);
      return frequencyAgainst(total, replicatesOf(CHILDREN, trial) * LOCI.count, RATE);
    },
  },
  {
    name: 'mutation.loci',
    measures: 'counts of changes by locus',
    cost: 1,
    run: (operators, trial) =>
      countsAlike(changesByLocus(operators, trial, { ...ONCE, purpose: 'mutation.loci', genomes: 3 * CHILDREN })),
  },
  {
    name: 'mutation.independence',
    measures: 'counts of children by changed genes',
    cost: 0.5,
    run: independence,
  },
  { name: 'mutation.steps', measures: 'counts of steps from allele to allele', cost: 1, run: stepCounts },
  {
    name: 'mutation.stationary',
    measures: `counts of alleles after ${ROUNDS} mutations`,
    cost: 4,
    run: stationaryCounts,
  },
  {
    name: 'mutation.real-step',
    measures: 'distance of real steps from the normal distribution',
    cost: 1,
    run: realSteps,
  },
  {
    name: 'mutation.real-stationary',
    measures: `distance of real genes from uniform after ${ROUNDS} mutations`,
    cost: 1,
    run: realStationary,
  },
];

/** Calls `see` with the uniform genes of each genome, and what became of them. */
function mutate(
  operators: Operators,
  trial: Trial,
  { purpose, rate, scale, rounds, genomes }: Lives,
  see: (before: Float64Array, after: Float64Array) => void,
): void {
  const change = operators.mutation(LOCI, { rate, scale });
  const founders = operators.prngOf({ seed: trial.seed, generation: 0, purpose: `${purpose}, founders`, subject: 0 });
  const prng = operators.prngOf({ seed: trial.seed, generation: 1, purpose, subject: 0 });
  const before = new Float64Array(LOCI.count);
  for (let genome = 0; genome < replicatesOf(genomes, trial); genome++) {
    operators.drawGenes(LOCI, before, 0, founders.seek(genome));
    const after = before.slice();
    prng.seek(genome);
    for (let round = 0; round < rounds; round++) change(after, 0, prng);
    see(before, after);
  }
}

function changesByLocus(operators: Operators, trial: Trial, lives: Lives): number[] {
  const counts = new Array<number>(LOCI.count).fill(0);
  mutate(operators, trial, lives, (before, after) => {
    for (let at = 0; at < LOCI.count; at++) if (before[at] !== after[at]) counts[at]++;
  });
  return counts;
}

/** The changed genes of a child are binomial. */
function independence(operators: Operators, trial: Trial): Outcome {
  const last = 4; // and above
  const counts = new Array<number>(last + 1).fill(0);
  mutate(operators, trial, { ...ONCE, purpose: 'mutation.independence' }, (before, after) => {
    counts[Math.min(last, before.filter((gene, at) => gene !== after[at]).length)]++;
  });
  const chances = [...binomialChances(LOCI.count, RATE)].slice(0, last);
  const rest = 1 - chances.reduce((sum, chance) => sum + chance, 0);
  return countsAgainst(
    counts,
    [...chances, rest].map((chance) => replicatesOf(CHILDREN, trial) * chance),
  );
}

/** From each allele of uniform genes to each that one mutation can give: any other of a categorical locus, a neighbour of an ordinal one. */
function stepCounts(operators: Operators, trial: Trial): Outcome {
  const steps = LOCI.space.map((_, at) => new Float64Array(LOCI.alleles[at] ** 2));
  mutate(operators, trial, { ...ONCE, rate: 1, purpose: 'mutation.steps', genomes: 150_000 }, (before, after) => {
    steps.forEach((cells, at) => cells.length > 0 && cells[before[at] * LOCI.alleles[at] + after[at]]++);
  });
  const [observed, expected]: [number[], number[]] = [[], []];
  steps.forEach((cells, at) => {
    const reached = Array.from(cells, (_, cell) => isStep(at, cell));
    const perStep = replicatesOf(150_000, trial) / reached.filter(Boolean).length;
    cells.forEach((count, cell) => {
      if (!reached[cell] && count === 0) return;
      observed.push(count);
      expected.push(reached[cell] ? perStep : 1); // 1: what cannot be, and was
    });
  });
  return countsAgainst(observed, expected, observed.length - discrete().length);
}

function isStep(locus: number, cell: number): boolean {
  const alleles = LOCI.alleles[locus];
  const apart = Math.abs(Math.floor(cell / alleles) - (cell % alleles));
  if (LOCI.kinds[locus] !== 'ordinal') return apart > 0;
  return Math.min(apart, alleles - apart) === 1; // the ends are neighbours
}

/** Loci of alleles. */
function discrete(): number[] {
  return [...LOCI.kinds.keys()].filter((at) => LOCI.kinds[at] !== 'real');
}

function stationaryCounts(operators: Operators, trial: Trial): Outcome {
  const genomes = 45_000;
  const counts = discrete().map((at) => new Array<number>(LOCI.alleles[at]).fill(0));
  const lives = { purpose: 'mutation.stationary', rate: 0.5, scale: 0.1, rounds: ROUNDS, genomes };
  mutate(operators, trial, lives, (_, after) => discrete().forEach((at, index) => counts[index][after[at]]++));
  const expected = counts.flatMap((cells) => cells.map(() => replicatesOf(genomes, trial) / cells.length));
  return countsAgainst(counts.flat(), expected, expected.length - counts.length);
}

/** Far from the bounds, where steps are not reflected. */
function realSteps(operators: Operators, trial: Trial): Outcome {
  const scale = 0.02;
  const steps: number[] = [];
  const lives = { purpose: 'mutation.real-step', rate: 1, scale, rounds: 1, genomes: 20_000 };
  mutate(operators, trial, lives, (before, after) =>
    forRealGenes(before, after, (from, to) => {
      if (from > 0.2 && from < 0.8) steps.push((to - from) / scale);
    }),
  );
  return sampleAgainst(steps, normalCdf);
}

function realStationary(operators: Operators, trial: Trial): Outcome {
  const positions: number[] = [];
  const lives = { purpose: 'mutation.real-stationary', rate: 1, scale: 0.2, rounds: ROUNDS, genomes: 4_000 };
  mutate(operators, trial, lives, (before, after) => forRealGenes(before, after, (_, to) => positions.push(to)));
  return sampleAgainst(positions, (x) => x);
}

function forRealGenes(before: Float64Array, after: Float64Array, see: (from: number, to: number) => void): void {
  LOCI.space.forEach((locus, at) => {
    if (locus.kind === 'real') see(toUnit(locus, before[at]), toUnit(locus, after[at]));
  });
}
