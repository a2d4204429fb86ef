/**
 * Speed of the kernel: births a second in one process: selection, recombination, mutation, and the next
 * population as arrays; its evaluation is not timed. By default 10,000 haploid individuals
 * of the default search space in one deme, binary tournaments, two parents for seven in ten, one gene in ten mutated, two elites.
 * `clade bench kernel --individuals 10000 --generations 100 --json`. With `--training`, also what selection takes of a generation of real training.
 */
import { parseArgs } from 'node:util';
import { compileLoci, DEFAULT_SEARCH_SPACE, mutation, recombination } from '#genome';
import {
  type Environment,
  fitness,
  type Operators,
  PARENT_SELECTIONS,
  type Population,
  REPLACEMENTS,
  step,
} from '#evolution';
import { positiveInteger } from '../positive';
import { measureSelectionShare, type SelectionShare } from './selection-share';

const OPTIONS = {
  individuals: { type: 'string', default: '10000' },
  generations: { type: 'string', default: '100' },
  training: { type: 'boolean', default: false },
  trained: { type: 'string', default: '16' },
  gigaflops: { type: 'string', default: '10' },
  json: { type: 'boolean', default: false },
} as const;
const CROSSOVER_RATE = 0.7;
const MUTATION = { rate: 0.1, scale: 0.1 };
const TOURNAMENT_SIZE = 2;
const ELITES = 2;
/** Not timed: until then the compiler works on what it has seen. */
const WARM_UP = 10;

/** Throws an InvalidValueError on a number that is not positive and whole. */
export async function benchKernel(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const individuals = positiveInteger('individuals', values.individuals);
  const generations = positiveInteger('generations', values.generations);
  const [trained, gigaflops] = [
    positiveInteger('trained', values.trained),
    positiveInteger('gigaflops', values.gigaflops),
  ];
  const share = values.training ? await measureSelectionShare(trained, gigaflops) : undefined;
  const loci = compileLoci(DEFAULT_SEARCH_SPACE);
  const environment: Environment = { loci, stratifiedLocus: 0, capacity: Int32Array.of(individuals) };
  const operators: Operators = {
    objective: fitness,
    parents: PARENT_SELECTIONS.tournament(TOURNAMENT_SIZE),
    replacement: REPLACEMENTS.generational(Math.min(ELITES, individuals)),
    variation: { crossoverRate: CROSSOVER_RATE, recombine: recombination('uniform'), mutate: mutation(loci, MUTATION) },
  };
  let population = nobody();
  let [births, seconds, cpuSeconds] = [0, 0, 0];
  for (let generation = 0; generation < WARM_UP + generations; generation++) {
    const [started, processor] = [performance.now(), process.cpuUsage()];
    const next = step(population, {}, environment, operators, { seed: 1, generation });
    const { user, system } = process.cpuUsage(processor);
    if (generation >= WARM_UP) {
      births += next.births.count;
      seconds += (performance.now() - started) / 1000;
      cpuSeconds += (user + system) / 1e6;
    }
    population = measured(next.population, loci.count);
  }
  const [birthsPerSecond, birthsPerCpuSecond] = [births / seconds, births / cpuSeconds];
  if (values.json) {
    const report = {
      individuals,
      generations,
      loci: loci.count,
      births,
      seconds,
      cpuSeconds,
      birthsPerSecond,
      birthsPerCpuSecond,
      ...share,
    };
    return JSON.stringify(report);
  }
  const [rate, ofCpu] = [birthsPerSecond, birthsPerCpuSecond].map((each) => Math.round(each).toLocaleString('en'));
  const line = `${individuals} individuals   ${seconds.toFixed(2)} s   ${rate} births/s   ${ofCpu} births per processor second`;
  return share ? `${line}\n${lineOf(share)}` : line;
}

function lineOf({ trained, generationSeconds, breedingSeconds, selectionShare }: SelectionShare): string {
  const [whole, part] = [generationSeconds.toFixed(1), (1000 * breedingSeconds).toFixed(1)];
  const percent = (100 * selectionShare).toFixed(3);
  return `${trained} individuals trained   ${whole} s a generation   ${part} ms of it breeding   ${percent} %`;
}

function nobody(): Population {
  return {
    size: 0,
    genes: new Float64Array(0),
    deme: new Int32Array(0),
    born: new Int32Array(0),
    slot: new Int32Array(0),
    measures: { fitness: [new Float64Array(0)] },
  };
}

/** Fitness is the sum of the genes: it costs little, and every locus counts. */
function measured(population: Population, loci: number): Population {
  const { size, genes } = population;
  const sums = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    for (let at = 0; at < loci; at++) sums[row] += genes[row * loci + at];
  }
  return { ...population, measures: { fitness: [sums] } };
}
