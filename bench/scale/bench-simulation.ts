/**
 * `clade bench scale --workers 10000 --individuals 1000000`: utilisation, queue, database writes, feed and waits at barriers, for each number of
 * workers and both ways to run evolution.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InvalidValueError } from '#base';
import { PACKAGE_FOLDER } from '#settings';
import { positiveInteger, positiveNumber } from '../positive';
import { readCosts } from './costs';
import type { Plan } from './plan';
import { type Outcome, simulate } from './simulate';
import { textTable } from './text-table';

const MODES = ['generational', 'steady-state'] as const;
const WORKERS = ['10', '100', '1000', '10000'];

const OPTIONS = {
  workers: { type: 'string', multiple: true, default: WORKERS },
  individuals: { type: 'string', default: '1000000' },
  tournaments: { type: 'string', default: '10' },
  niches: { type: 'string', default: '10' },
  generations: { type: 'string', default: '20' },
  work: { type: 'string', default: '1' },
  conductors: { type: 'string', default: '1' },
  'database-cores': { type: 'string', default: '4' },
  'flush-milliseconds': { type: 'string', default: '2' },
  subscribers: { type: 'string', default: '1000' },
  spread: { type: 'string', default: '0.3' },
  'hours-to-loss': { type: 'string', default: '24' },
  poison: { type: 'string', default: '0.0001' },
  mode: { type: 'string', multiple: true, default: [...MODES] as string[] },
  seed: { type: 'string', default: '1' },
  costs: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export const DEFAULT_COSTS = path.join(PACKAGE_FOLDER, 'docs/measured/scale-costs.json');

/** Throws an InvalidValueError on a value that is wrong. */
export async function benchSimulation(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const common = {
    individuals: positiveInteger('individuals', values.individuals),
    tournaments: positiveInteger('tournaments', values.tournaments),
    niches: positiveInteger('niches', values.niches),
    generations: positiveInteger('generations', values.generations),
    work: positiveNumber('work', values.work),
    conductors: positiveInteger('conductors', values.conductors),
    databaseCores: positiveInteger('database-cores', values['database-cores']),
    flushSeconds: numberFrom0('flush-milliseconds', values['flush-milliseconds'], 1e4) / 1000,
    subscribers: positiveInteger('subscribers', values.subscribers),
    spread: numberFrom0('spread', values.spread, 3),
    hoursToLoss: numberFrom0('hours-to-loss', values['hours-to-loss'], 1e6),
    poison: numberFrom0('poison', values.poison, 1),
    seed: positiveInteger('seed', values.seed),
  };
  const modes = values.mode.map(modeOf);
  const workers = values.workers.map((text) => positiveInteger('workers', text));
  const costs = await readCosts(values.costs ?? DEFAULT_COSTS);
  const outcomes: Outcome[] = [];
  for (const each of workers) {
    for (const mode of modes) {
      const since = performance.now();
      outcomes.push(simulate({ ...common, workers: each, mode }, costs));
      process.stderr.write(`${each} workers, ${mode}: ${((performance.now() - since) / 1000).toFixed(1)} s\n`);
    }
  }
  if (values.json) return JSON.stringify({ plan: common, measured: costs.measured, outcomes });
  return `${tableOf(outcomes)}\n${measuredBy(costs.measured)}`;
}

function modeOf(text: string): Plan['mode'] {
  const mode = MODES.find((each) => each === text);
  if (!mode) throw new InvalidValueError('mode', text, `one of ${MODES.join(', ')}`);
  return mode;
}

function numberFrom0(option: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) && value <= most) return value;
  throw new InvalidValueError(option, text, `a number from 0 to ${most}`);
}

function tableOf(outcomes: readonly Outcome[]): string {
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const head = [
    ...['workers', 'mode', 'hours', 'births/s', 'workers at work', 'conductor', 'database', 'redis', 'feed line'],
    ...[
      'limit',
      'queue: median, p99',
      'rows/s: mean, p99',
      'feed kB/s: one, all',
      'wait at barrier, tail, s',
      'backlog',
    ],
  ];
  const rows = outcomes.map((each) => {
    const { utilisation, queueDepth, rowsASecond, feed, barrier } = each;
    const { workers, conductors, database, redis, feed: line } = utilisation;
    return [
      ...[each.workers, each.mode, (each.seconds / 3600).toFixed(2), each.birthsASecond.toFixed(1)],
      ...[workers, conductors, database, redis, line].map(percent),
      ...[each.limit, `${queueDepth.median}, ${queueDepth.p99}`],
      `${rowsASecond.mean.toFixed(0)}, ${rowsASecond.p99.toFixed(0)}`,
      `${(feed.bytesASecondOfOne / 1e3).toFixed(1)}, ${(feed.bytesASecond.mean / 1e3).toFixed(0)}`,
      `${barrier.meanWaitSeconds.toFixed(1)}, ${barrier.meanTailSeconds.toFixed(1)}`,
      each.backlog.most,
    ];
  });
  return textTable(head, rows);
}

function measuredBy({ command, at, machine }: { command: string; at: string; machine: string }): string {
  return `costs: ${command}, ${at}, ${machine}`;
}
