/**
 * What it takes to express a genome: all its promoters, for one set of signals, by processor time.
 * `clade bench expression --rounds 20 --json`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { prngOf } from '#base';
import { expressionOf, foundGenome, type RegulatoryGenome } from '#regulation';
import { median } from '../median';
import { positiveInteger } from '../positive';

const OPTIONS = { rounds: { type: 'string', default: '20' }, json: { type: 'boolean', default: false } } as const;

/** The defaults, those of does-regulation-pay, and the most that a config may ask for. */
const SHAPES = [
  { modules: 8, promoterBases: 32, factors: 6 },
  { modules: 8, promoterBases: 48, factors: 8 },
  { modules: 16, promoterBases: 256, factors: 16 },
] as const;
const SIGNALS = 8;
/** Genomes expressed in a round, of the smallest shape. */
const GENOMES = 50;

interface ExpressionRow {
  readonly modules: number;
  readonly promoterBases: number;
  readonly factors: number;
  readonly pioneers: number;
  readonly milliseconds: number;
}

/** Throws an InvalidValueError on a number of rounds that is not positive and whole. */
export async function benchExpression(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const rounds = positiveInteger('rounds', values.rounds);
  const rows = SHAPES.flatMap((shape) =>
    [0, 1, shape.factors].map((pioneers): ExpressionRow => {
      const count = Math.ceil((GENOMES * SHAPES[0].promoterBases) / shape.promoterBases);
      const genomes = Array.from({ length: count }, (_, at) => genomeOf(shape, pioneers, at));
      const times = Array.from({ length: 2 * rounds }, () => millisecondsOf(genomes) / count);
      return { ...shape, pioneers, milliseconds: median(times.slice(rounds)) }; // in the first half it is compiled
    }),
  );
  return values.json ? JSON.stringify(rows) : tableOf(rows);
}

function genomeOf(shape: (typeof SHAPES)[number], pioneers: number, at: number): RegulatoryGenome {
  const prng = prngOf({ seed: 1, generation: 0, subject: `${at}`, purpose: 'bench' });
  const rest = { hyperparameters: [], motifs: null, motifPositions: 5, chromatin: 'off' } as const;
  const genome = foundGenome({ ...shape, ...rest }, SIGNALS, prng);
  let factor = 0;
  const genes = genome.genes.map((gene) =>
    gene.kind === 'factor' ? { ...gene, isPioneer: factor++ < pioneers } : gene,
  );
  return { ...genome, genes };
}

function millisecondsOf(genomes: readonly RegulatoryGenome[]): number {
  const started = process.cpuUsage();
  for (const genome of genomes) expressionOf(genome, new Array<number>(SIGNALS).fill(0.5), null);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function tableOf(rows: readonly ExpressionRow[]): string {
  const head = ['modules', 'bases', 'factors', 'pioneers', 'ms a genome'];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  for (const { modules, promoterBases, factors, pioneers, milliseconds } of rows)
    table.push([modules, promoterBases, factors, pioneers, milliseconds.toFixed(3)]);
  return table.toString();
}
