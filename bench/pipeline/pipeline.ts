/**
 * Whole tournaments of several sizes, launched as a person launches them: how much of the workers' time passes inside onnxruntime, how much
 * memory each takes, and how the time of a generation grows with its size. `clade bench pipeline --sizes 16 --sizes 64 --json`
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { sum } from '#base';
import type { GenerationView } from '#contracts';
import { builtFile } from '#settings';
import { withClade } from '../clade';
import { positiveInteger } from '../positive';
import { fitLine } from './line-fit';
import { pipelineConfig } from './pipeline-config';
import type { WorkerTimes } from './time-sessions.main';

const SIZES = ['16', '32', '64', '128', '256', '512'];
const OPTIONS = {
  sizes: { type: 'string', multiple: true, default: SIZES },
  workers: { type: 'string', default: String(availableParallelism()) },
  gigaflops: { type: 'string', default: '10' },
  json: { type: 'boolean', default: false },
} as const;

const HOOK = builtFile('bench/pipeline/time-sessions.main.js');

interface PipelineRow {
  readonly workload: string;
  readonly individuals: number;
  readonly workers: number;
  /** Of the second generation, from the end of the first to its own. */
  readonly generationSeconds: number;
  /** Share of the workers' lives that passed in runs of sessions, and in making them. */
  readonly insideSessions: number;
  readonly makingSessions: number;
  /** Of the worker that held the most. */
  readonly megabytes: number;
}

/** Throws an InvalidValueError on a number that is not positive and whole. */
export async function benchPipeline(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const sizes = values.sizes.map((size) => positiveInteger('sizes', size));
  const workers = positiveInteger('workers', values.workers);
  const gigaflops = positiveInteger('gigaflops', values.gigaflops);
  const rows: PipelineRow[] = [];
  for (const size of sizes) {
    rows.push(await runTournament(size, workers, gigaflops));
    process.stderr.write(`${size} individuals done\n`);
  }
  const fit =
    sizes.length > 2 ? fitLine(rows.map((row) => [row.individuals, row.generationSeconds] as const)) : undefined;
  if (values.json) return JSON.stringify({ rows, fit });
  return [tableOf(rows, fit?.residuals), ...(fit ? [lineOf(fit)] : [])].join('\n');
}

function runTournament(individuals: number, workers: number, gigaflops: number): Promise<PipelineRow> {
  return withClade(async ({ folder, run }) => {
    const [times, config] = [path.join(folder, 'times'), path.join(folder, 'config.json')];
    await mkdir(times);
    await writeFile(config, JSON.stringify(pipelineConfig(individuals, gigaflops)));
    const env = { CLADE_BENCH_TIMES: times, NODE_OPTIONS: `--require ${HOOK}` };
    const launched = await run(['launch', '--config', config, '--seed', '1', '--workers', `${workers}`], env);
    const { tournamentId } = JSON.parse(launched) as { tournamentId: string };
    const lives = (
      await Promise.all((await readdir(times)).map((file) => readFile(path.join(times, file), 'utf8')))
    ).map((life) => JSON.parse(life) as WorkerTimes);
    const generations = JSON.parse(await run(['generations', tournamentId])) as GenerationView[];
    const [first, second] = generations.map(({ closedAt }) => Date.parse(closedAt) / 1000);
    const total = sum(lives.map(({ seconds }) => seconds));
    return {
      workload: 'pipeline',
      individuals,
      workers,
      generationSeconds: second - first,
      insideSessions: sum(lives.map(({ running }) => running)) / total,
      makingSessions: sum(lives.map(({ creating }) => creating)) / total,
      megabytes: Math.max(...lives.map(({ megabytes }) => megabytes)),
    };
  });
}

function tableOf(rows: readonly PipelineRow[], residuals?: readonly number[]): string {
  const head = [
    ...['individuals', 'workers', 'seconds a generation', 'above the line'],
    ...['inside sessions', 'making sessions', 'MB a worker'],
  ];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  for (const [at, row] of rows.entries()) {
    table.push([
      ...[row.individuals, row.workers, row.generationSeconds.toFixed(1), residuals?.[at].toFixed(1) ?? ''],
      ...[percent(row.insideSessions), percent(row.makingSessions), row.megabytes.toFixed(0)],
    ]);
  }
  return table.toString();
}

function lineOf({ slope, intercept, rSquared }: ReturnType<typeof fitLine>): string {
  return `seconds = ${intercept.toFixed(2)} + ${slope.toFixed(3)} x individuals, R^2 ${rSquared.toFixed(4)}`;
}
