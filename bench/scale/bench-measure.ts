/**
 * `clade bench scale measure --database postgres://... --out costs.json`: makes the file that the simulation draws from. All is processor time,
 * so that what else the machine does counts for nothing.
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { InvalidValueError } from '#base';
import { parseEngine } from '#engines';
import { positiveInteger, positiveNumber } from '../positive';
import type { Costs } from './costs';
import { afterFirstGeneration, beyond, fitPhase, NOTHING, recordingOf } from './measure/fit-phases';
import { measureConductor } from './measure/measure-conductor';
import { measureQueue } from './measure/measure-queue';
import { measureWork, workConfig } from './measure/measure-work';

const SIZES = ['50', '150', '450'];
const OPTIONS = {
  database: { type: 'string' },
  out: { type: 'string' },
  engine: { type: 'string', default: 'onnx' },
  individuals: { type: 'string', default: '16' },
  generations: { type: 'string', default: '2' },
  gigaflops: { type: 'string', default: '1' },
  sizes: { type: 'string', multiple: true, default: SIZES },
  jobs: { type: 'string', default: '1000' },
} as const;

/** Throws an InvalidValueError on a value that is wrong. */
export async function benchMeasure(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const database = given('database', values.database, 'the URL of a PostgreSQL of this machine');
  const out = given('out', values.out, 'a file to write');
  const sizes = values.sizes.map((text) => positiveInteger('sizes', text));
  if (new Set(sizes).size < 2) throw new InvalidValueError('sizes', values.sizes, 'two sizes or more');
  const jobs = positiveInteger('jobs', values.jobs);
  const [individuals, generations] = [
    positiveInteger('individuals', values.individuals),
    positiveInteger('generations', values.generations),
  ];
  if (generations < 2)
    throw new InvalidValueError('generations', generations, 'two or more: before the second nothing is warm');
  const config = workConfig(individuals, generations, positiveNumber('gigaflops', values.gigaflops));
  const engine = parseEngine(values.engine);
  const tell = (what: string): void => void process.stderr.write(`${what}\n`);
  const work = await measureWork({ seed: 1, workers: 1, database, engine, config });
  tell(`${work.jobs.length} jobs in ${work.seconds.toFixed(0)} s`);
  const queue = await measureQueue(work.crossing.job, work.crossing.result, jobs);
  tell(`${jobs} jobs through Redis`);
  const commits = await measureConductor(sizes, database);
  tell(`${commits.length} commits of tournaments of ${sizes.join(', ')}`);
  const births = config.niches.reduce((sum, { capacity }) => sum + capacity, 0) * generations;
  const warm = afterFirstGeneration(work.commits);
  const costs: Costs = {
    measured: {
      command: `clade bench scale measure ${args.map((word) => (word === database ? 'postgres://...' : word)).join(' ')}`,
      at: new Date().toISOString(),
      machine: `${cpus()[0].model}, ${cpus().length} processors`,
    },
    jobs: work.jobs.map(({ kind, members, seconds }) => ({ kind, members, seconds: rounded(seconds) })),
    phases: {
      opening: fitPhase(commits, 'opening'),
      recording: recordingOf(commits),
      texts: beyond(warm, 'texts', NOTHING),
      closing: beyond(warm, 'closing', fitPhase(commits, 'closing')),
    },
    queue,
    individual: { keptBytes: work.keptBytes / births, walBytes: work.walBytes / births },
  };
  await writeFile(out, `${JSON.stringify(costs, null, 2)}\n`);
  return `written to ${out}`;
}

function given(option: string, value: string | undefined, expected: string): string {
  if (value === undefined) throw new InvalidValueError(option, value, expected);
  return value;
}

function rounded(seconds: number): number {
  return Number(seconds.toPrecision(4));
}
