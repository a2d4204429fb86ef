/**
 * Log-normal self-adaptation: what a rate becomes at birth, that the child's new rate is the one it is made by, that no rate spreads where nothing
 * is selected, and that step sizes shrink with the distance from the optimum of a sphere: (1, lambda) evolution strategies converge log-linearly,
 * distance and step size at one speed (Beyer 1995, "Toward a theory of evolution strategies: self-adaptation").
 */
import { normalCdf } from '#base';
import { compileLoci, type Loci, RATE_LOCI, type RealLocus, type SearchSpace, toUnit } from '#genome';
import type { Check, Outcome } from '../check';
import type { Operators } from '../operators';
import { estimateAgainst, frequencyAgainst, ratioAgainst, sampleAgainst } from '../outcome';
import {
  after,
  breederOf,
  demesOf,
  equal,
  genesByDeme,
  inBatches,
  replicatesOf,
  type Scorer,
  type Trial,
} from '../world';

const LETTERS: SearchSpace = Array.from({ length: 20 }, (_, at) => {
  return { kind: 'categorical', name: `locus${at}`, values: ['0', '1'] };
});
const BIRTHS = compileLoci([...LETTERS, ...RATE_LOCI]);
const RATES = compileLoci(RATE_LOCI);
const RATE_AT = LETTERS.length;
const CHILDREN = 30_000;

/** Axes of the sphere. */
const AXES = 4;
const SPHERE = compileLoci([
  ...Array.from({ length: AXES }, (_, at): RealLocus => {
    return { kind: 'real', name: `axis${at}`, low: -1000, high: 1000, scale: 'linear' };
  }),
  { kind: 'real', name: 'mutationScale', low: 1e-12, high: 1, scale: 'log' },
]);
const OFFSPRING = 10;
/** The first generations, while the step size finds the distance, and those that are measured. */
const [SETTLING, MEASURED] = [20, 40];

export const ADAPTATION: readonly Check[] = [
  { name: 'adaptation.step', measures: 'distance of log rates from a normal step', cost: 0.3, run: steps },
  { name: 'adaptation.own-rate', measures: 'changed genes per those that own rates make', cost: 0.3, run: ownRate },
  {
    name: 'adaptation.crossover',
    measures: 'children of two parents, of rates 0.2 and 0.6',
    cost: 0.2,
    run: crossover,
  },
  { name: 'adaptation.flat', measures: 'distance of rates from uniform, nothing selected', cost: 1.5, run: flat },
  {
    name: 'adaptation.sphere',
    measures: 'speed of the log step size per that of the log distance',
    cost: 1.5,
    run: sphere,
  },
];

/** Far from the bounds. */
function steps(operators: Operators, trial: Trial): Outcome {
  const step = 0.3;
  const founder = Float64Array.of(...LETTERS.map(() => 0), 0.02, 0.1, 0.5);
  const children = childrenOf(operators, trial, 'adaptation.step', founder, step);
  return sampleAgainst(
    children.map((child) => Math.log(child[RATE_AT] / founder[RATE_AT]) / step),
    normalCdf,
  );
}

/** Given its rate, the number of changed genes of a child is binomial. */
function ownRate(operators: Operators, trial: Trial): Outcome {
  const founder = Float64Array.of(...LETTERS.map(() => 0), 0.02, 0.1, 0.5);
  let [changed, expected, variance] = [0, 0, 0];
  const children = childrenOf(operators, trial, 'adaptation.own-rate', founder, 0.7);
  for (const child of children) {
    const rate = child[RATE_AT];
    for (let at = 0; at < RATE_AT; at++) changed += child[at];
    expected += RATE_AT * rate;
    variance += RATE_AT * rate * (1 - rate);
  }
  return estimateAgainst(changed / expected, Math.sqrt(variance) / expected, children.length, 1);
}

function childrenOf(
  operators: Operators,
  { seed, share }: Trial,
  purpose: string,
  founder: Float64Array,
  step: number,
): Float64Array[] {
  const mutate = operators['log-normal'](step).mutation(BIRTHS, { rate: 0, scale: 0 });
  const prng = operators.prngOf({ seed, generation: 1, purpose, subject: 0 });
  return Array.from({ length: replicatesOf(CHILDREN, { seed, share }) }, (_, child) => {
    const genes = founder.slice();
    mutate(genes, 0, prng.seek(child));
    return genes;
  });
}

/** Of two: their mean rate decides of every child. */
function crossover(operators: Operators, trial: Trial): Outcome {
  const size = 2;
  const breeder = neutral(operators, RATES, size, 0.1);
  const founders = Float64Array.of(0.1, 0.1, 0.2, 0.1, 0.1, 0.6);
  const couples = inBatches(replicatesOf(10_000, trial), trial, (demes, seed) => {
    const genes = new Float64Array(demes * founders.length);
    for (let deme = 0; deme < demes; deme++) genes.set(founders, deme * founders.length);
    const { births } = breeder.step(demesOf(genes, RATES.count, size, equal), seed, 1);
    return Array.from(births.deme, (_, slot) => births.parents[2 * slot + 1] >= 0);
  });
  return frequencyAgainst(couples.filter(Boolean).length, couples.length, 0.4);
}

/** The rates of one individual a deme, from uniform ones. */
function flat(operators: Operators, trial: Trial): Outcome {
  const [size, generations] = [8, 20];
  const breeder = neutral(operators, RATES, size, 0.15);
  const positions = inBatches(replicatesOf(2_700, trial), trial, (demes, seed) => {
    const genes = new Float64Array(demes * size * RATES.count);
    const prng = operators.prngOf({ seed, generation: 0, purpose: 'adaptation.flat', subject: 0 });
    for (let row = 0; row < demes * size; row++) operators.drawGenes(RATES, genes, row, prng);
    const last = after(generations, breeder, demesOf(genes, RATES.count, size, equal), seed, equal);
    return genesByDeme(last).flatMap((deme) => RATE_LOCI.map((locus, at) => toUnit(locus, deme[at])));
  });
  return sampleAgainst(positions, (x) => x);
}

function neutral(operators: Operators, loci: Loci, size: number, step: number) {
  return breederOf(operators, {
    size,
    loci,
    parents: operators.tournament(1),
    replacement: operators.generational(0),
    adaptation: operators['log-normal'](step),
  });
}

/** Once their ratio is stationary, logarithms of step size and distance fall alike. */
function sphere(operators: Operators, trial: Trial): Outcome {
  const breeder = breederOf(operators, {
    size: OFFSPRING,
    loci: SPHERE,
    parents: operators.tournament(1),
    replacement: operators.comma(1),
    mutationRate: 1,
    adaptation: operators['log-normal'](0.5),
  });
  const founder = [...Array<number>(AXES).fill(500), 0.15];
  const falls = inBatches(replicatesOf(500, trial), trial, (demes, seed) => {
    const genes = Float64Array.from(
      { length: demes * OFFSPRING * founder.length },
      (_, at) => founder[at % founder.length],
    );
    let population = demesOf(genes, SPHERE.count, OFFSPRING, nearness);
    const parentsAfter = [SETTLING, MEASURED].map((generations, span) => {
      population = after(generations, breeder, population, 2 * seed + span, nearness);
      return genesByDeme(population).map(nearest);
    });
    const [from, to] = parentsAfter;
    return from.map(([distance, step], deme) => [to[deme][0] - distance, to[deme][1] - step] as const);
  });
  return ratioAgainst(falls, 1);
}

const squares = (genes: Float64Array, row: number): number => {
  let sum = 0;
  for (let at = 0; at < AXES; at++) sum += genes[row * SPHERE.count + at] ** 2;
  return sum;
};
const nearness: Scorer = (genes, row) => -squares(genes, row);

/** Logarithms of distance and step size of the next parent. */
function nearest(genes: Float64Array): readonly [number, number] {
  const rows = [...Array(genes.length / SPHERE.count).keys()];
  const best = rows.reduce((one, other) => (squares(genes, other) < squares(genes, one) ? other : one));
  return [Math.log(squares(genes, best)) / 2, Math.log(genes[best * SPHERE.count + AXES])];
}
