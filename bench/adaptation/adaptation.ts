/**
 * What self-adaptation of the mutation rate is worth: one fixed rate, the best of several fixed ones in hindsight, log-normal self-adaptation, and
 * group elite selection, on NK landscapes of growing ruggedness and on the sphere; the best of the last generation, mean over replicates. All arms of a
 * replicate have the same landscape and founders. Self-adapted rates that settle too low where a landscape is rugged: Clune et al. 2008 ("Natural
 * selection fails to optimize mutation rates for long-term adaptation on rugged fitness landscapes", PLoS Comput. Biol. 4:e1000187).
 * `clade bench adaptation --neighbours 0 --neighbours 4 --neighbours 10 --replicates 100 --generations 200 --json`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { InvalidValueError, mean, prngOf } from '#base';
import type { Adaptation, RateGroup } from '#evolution';
import { compileLoci, drawGenes, type Loci, type RealLocus } from '#genome';
import { PRODUCTION } from '../../theory/operators';
import { breederOf, demesOf, type Demes, genesByDeme } from '../../theory/world';
import { positiveInteger } from '../positive';
import { testMean } from '../preference/t-test';
import { nk, type Problem, sphere } from './problems';

const OPTIONS = {
  neighbours: { type: 'string', multiple: true, default: ['0', '4', '10'] as string[] },
  replicates: { type: 'string', default: '100' },
  generations: { type: 'string', default: '200' },
  json: { type: 'boolean', default: false },
} as const;
/** Individuals of a replicate, one elite among them, and contestants for a parent. */
const [SIZE, ELITES, CONTESTANTS] = [60, 1, 3];
/** A landscape has a number for each of 2^(neighbours + 1) combinations at each locus. */
const MOST_NEIGHBOURS = 12;
const [STEP, GROUPS] = [0.22, { groups: 8, share: 0.5, factor: 2 }];

/** What came of a replicate. */
interface Ended {
  readonly fitness: number;
  /** The fixed rate, that of the first group, or the geometric mean of those that are genes. */
  readonly rate: number;
}

interface Arm {
  /** All have it, or begin with it. */
  readonly rate: number;
  readonly adaptation?: 'log-normal' | 'group-elite';
}

interface Row {
  readonly landscape: string;
  readonly arm: string;
  readonly fitness: Estimate;
  /** Less the best fixed rate, in the same replicate; null of itself. */
  readonly aboveBestFixed: Estimate | null;
  /** Geometric mean over replicates. */
  readonly lastRate: number;
}

/** With its 95 % interval over replicates. */
interface Estimate {
  readonly mean: number;
  readonly interval: readonly [number, number];
}

interface Length {
  readonly replicates: number;
  readonly generations: number;
}

/** Throws an InvalidValueError on a number that is not whole, or not positive (neighbours may be 0, and are at most 12). */
export function benchAdaptation(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const [replicates, generations] = (['replicates', 'generations'] as const).map((name) =>
    positiveInteger(name, values[name]),
  );
  const neighbours = values.neighbours.map(neighboursIn);
  const problems = [...neighbours.map((each) => nk(each, replicates)), sphere()];
  const rows = problems.flatMap((problem) => rowsOf(problem, { replicates, generations }));
  if (values.json) return Promise.resolve(JSON.stringify({ replicates, generations, rows }));
  return Promise.resolve(`${replicates} replicates, ${generations} generations of ${SIZE}\n${tableOf(rows)}`);
}

function neighboursIn(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= MOST_NEIGHBOURS) return Number(text);
  throw new InvalidValueError('neighbours', text, `a whole number from 0 to ${MOST_NEIGHBOURS}`);
}

function rowsOf(problem: Problem, length: Length): readonly Row[] {
  const { start, grid, name: landscape } = problem;
  const fixed = [...new Set([...grid, start])].map((rate) => ({ rate, ended: live(problem, { rate }, length) }));
  const fitnessOf = (ended: readonly Ended[]): number => mean(ended.map(({ fitness }) => fitness));
  const best = fixed.reduce((one, other) => (fitnessOf(other.ended) > fitnessOf(one.ended) ? other : one));
  const rowOf = (arm: string, ended: readonly Ended[]): Row => ({
    landscape,
    arm,
    fitness: testMean(
      ended.map(({ fitness }) => fitness),
      0,
    ),
    aboveBestFixed:
      ended === best.ended
        ? null
        : testMean(
            ended.map(({ fitness }, at) => fitness - best.ended[at].fitness),
            0,
          ),
    lastRate: geometricMean(ended.map(({ rate }) => rate)),
  });
  process.stderr.write(`${landscape} done\n`);
  return [
    rowOf('fixed', fixed.find(({ rate }) => rate === start)!.ended),
    rowOf('best fixed', best.ended),
    ...(['log-normal', 'group-elite'] as const).map((adaptation) =>
      rowOf(adaptation, live(problem, { rate: start, adaptation }, length)),
    ),
  ];
}

/** All replicates side by side, each a deme. */
function live(problem: Problem, { rate, adaptation }: Arm, { replicates, generations }: Length): readonly Ended[] {
  const { space, locus, otherRate, fitness, told } = problem;
  const loci = compileLoci(adaptation === 'log-normal' ? [...space, locus] : space);
  const isScale = locus.name === 'mutationScale';
  const breeder = breederOf(PRODUCTION, {
    size: SIZE,
    loci,
    parents: PRODUCTION.tournament(CONTESTANTS),
    replacement: PRODUCTION.generational(ELITES),
    mutationRate: isScale ? otherRate : rate,
    mutationScale: isScale ? rate : otherRate,
    adaptation: adaptation && adaptationOf(adaptation, problem),
  });
  const score = (genes: Float64Array, row: number): number => fitness(Math.floor(row / SIZE), genes, row * loci.count);
  let population = demesOf(founders(problem, replicates, loci, rate), loci.count, SIZE, score);
  for (let generation = 1; generation <= generations; generation++) {
    population = breeder.take(population, 1, generation, score).population;
  }
  const [scores] = population.measures.fitness!;
  return lastRates(population, loci, adaptation, rate, isScale).map((lastRate, replicate) => {
    const best = scores.subarray(replicate * SIZE, (replicate + 1) * SIZE).reduce((one, other) => Math.max(one, other));
    return { fitness: told(best), rate: lastRate };
  });
}

function adaptationOf(name: 'log-normal' | 'group-elite', { locus, otherRate }: Problem): Adaptation {
  if (name === 'log-normal') return PRODUCTION['log-normal'](STEP);
  const other: RealLocus = { ...locus, low: 0.99 * otherRate, high: otherRate };
  const bounds = locus.name === 'mutationScale' ? { rate: other, scale: locus } : { rate: locus, scale: other };
  return PRODUCTION['group-elite'](GROUPS, bounds);
}

/** The same for all arms; where rates are genes all begin with one. */
function founders({ space }: Problem, replicates: number, loci: Loci, rate: number): Float64Array {
  const drawn = compileLoci(space);
  const genes = new Float64Array(replicates * SIZE * loci.count).fill(rate);
  const own = new Float64Array(drawn.count);
  const prng = prngOf({ seed: 1, generation: 0, purpose: 'founders of clade bench adaptation', subject: 0 });
  for (let row = 0; row < replicates * SIZE; row++) {
    drawGenes(drawn, own, 0, prng.seek(row));
    genes.set(own, row * loci.count);
  }
  return genes;
}

function lastRates(
  population: Demes,
  { count }: Loci,
  adaptation: Arm['adaptation'],
  fixed: number,
  isScale: boolean,
): readonly number[] {
  const demes = genesByDeme(population);
  if (adaptation === 'log-normal') {
    return demes.map((genes) => geometricMean([...genes].filter((_, at) => at % count === count - 1)));
  }
  if (adaptation === undefined) return demes.map(() => fixed);
  const { groupRates } = population.schemeState as unknown as {
    readonly groupRates: readonly (readonly RateGroup[])[];
  };
  return groupRates.map(([best]) => (isScale ? best.scale : best.rate));
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(mean(values.map(Math.log)));
}

function tableOf(rows: readonly Row[]): string {
  const table = new CliTable({ head: ['landscape', 'rates', 'best fitness', 'less the best fixed', 'last rate'] });
  const told = ({ mean: centre, interval: [low, high] }: Estimate): string =>
    `${centre.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)})`;
  for (const { landscape, arm, fitness, aboveBestFixed, lastRate } of rows) {
    table.push([landscape, arm, told(fitness), aboveBestFixed ? told(aboveBestFixed) : '', lastRate.toPrecision(2)]);
  }
  return table.toString();
}
