/**
 * `clade bench scale real --database postgres://... --costs costs.json`: the same tournament, run here with one worker and with two, and simulated
 * from how long its jobs took by the clock.
 */
import { parseArgs } from 'node:util';
import { InvalidValueError, mean } from '#base';
import { parseEngine } from '#engines';
import { positiveInteger, positiveNumber } from '../positive';
import { type Costs, readCosts } from './costs';
import { DEFAULT_COSTS } from './bench-simulation';
import { type MeasuredWork, measureWork, workConfig } from './measure/measure-work';
import type { Plan } from './plan';
import { simulate } from './simulate';
import { textTable } from './text-table';

const WORKERS = ['1', '2'];
const OPTIONS = {
  database: { type: 'string' },
  costs: { type: 'string' },
  engine: { type: 'string', default: 'onnx' },
  workers: { type: 'string', multiple: true, default: WORKERS },
  individuals: { type: 'string', default: '16' },
  generations: { type: 'string', default: '2' },
  gigaflops: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;
/** Simulations, which draw jobs in another order each. */
const DRAWS = 20;

/** Throws an InvalidValueError on a value that is wrong. */
export async function benchReal(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { database } = values;
  if (database === undefined)
    throw new InvalidValueError('database', database, 'the URL of a PostgreSQL of this machine');
  const costs = await readCosts(values.costs ?? DEFAULT_COSTS);
  const [individuals, generations] = [
    positiveInteger('individuals', values.individuals),
    positiveInteger('generations', values.generations),
  ];
  const config = workConfig(individuals, generations, positiveNumber('gigaflops', values.gigaflops));
  const engine = parseEngine(values.engine);
  const rows: { workers: number; measured: number; own: number; fromFirst: number }[] = [];
  let first: MeasuredWork | undefined;
  for (const text of values.workers) {
    const workers = positiveInteger('workers', text);
    const work = await measureWork({ seed: 1, workers, database, engine, config });
    first ??= work;
    const births = individuals * generations;
    const own = simulated(costs, work, workers, births, generations);
    rows.push({
      workers,
      measured: work.seconds,
      own,
      fromFirst: simulated(costs, first, workers, births, generations),
    });
  }
  if (values.json) return JSON.stringify(rows);
  return textTable(
    ['workers', 'measured, s', 'simulated, s', 'ratio', `from jobs of the first run, s`, 'ratio'],
    rows.map(({ workers, measured, own, fromFirst }) => [
      ...[workers, measured.toFixed(1), own.toFixed(1), (own / measured).toFixed(2)],
      ...[fromFirst.toFixed(1), (fromFirst / measured).toFixed(2)],
    ]),
  );
}

/** Mean seconds over simulations of the tournament with jobs such as those. */
function simulated(costs: Costs, { jobs }: MeasuredWork, workers: number, individuals: number, generations: number) {
  const embedded = { redisSeconds: 0, conductorSeconds: 0, workerSeconds: 0 }; // part of what the jobs took
  const timed = jobs.map(({ kind, members, wallSeconds }) => ({ kind, members, seconds: wallSeconds }));
  const plan: Omit<Plan, 'seed'> = {
    mode: 'generational',
    workers,
    individuals,
    tournaments: 1,
    niches: 2,
    generations,
    work: 1,
    conductors: 1,
    databaseCores: 1,
    flushSeconds: 0,
    subscribers: 1,
    spread: 0,
    hoursToLoss: 0,
    poison: 0,
  };
  const runs = Array.from({ length: DRAWS }, (_, at) =>
    simulate({ ...plan, seed: at + 1 }, { ...costs, jobs: timed, queue: embedded }),
  );
  return mean(runs.map(({ seconds }) => seconds));
}
