/**
 * What a job costs beside its work, and how much work two workers do, by the embedded queue and by two services of one worker each that take jobs from a Redis or a PostgreSQL.
 * `clade bench queue --url redis://127.0.0.1:6379 --url postgresql://... --jobs 400 --milliseconds 50 --rounds 5 --json`
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { builtFile } from '#settings';
import type { SampleJob } from '#tournament';
import { EmbeddedWorkQueue, openBullWorkQueue, type OperatedQueue } from '#work-queue';
import { median } from '../median';
import { positiveInteger } from '../positive';
import { roundsIn } from './rounds';

const DEFAULT_URLS = ['redis://127.0.0.1:6379'];
const OPTIONS = {
  url: { type: 'string', multiple: true, default: DEFAULT_URLS },
  jobs: { type: 'string', default: '400' },
  milliseconds: { type: 'string', default: '50' },
  rounds: { type: 'string', default: '5' },
  json: { type: 'boolean', default: false },
} as const;

const WORKERS = 2;
/** Jobs that wait beside those that are done, as where a generation is trained. */
const WAITING = 6;
/** As much as a job of training says, in bytes. */
const PROMPT = 'x'.repeat(4000);

interface QueueRow {
  /** `embedded`, or the protocol of its URL. */
  readonly queue: string;
  /** Of jobs that compute nothing, submitted one after the other's end. */
  readonly millisecondsAJob: number;
  /** Of those that compute. */
  readonly jobsASecond: number;
  /** As a share of what the embedded queue does in the same round: the median, the least and the most. */
  readonly ofEmbedded: readonly [median: number, least: number, most: number];
}

interface Opened {
  readonly name: string;
  readonly queue: OperatedQueue;
  close(): Promise<void>;
}

/** Throws an InvalidValueError on a number that is not positive and whole, an Error where a URL does not answer. */
export async function benchQueue(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const [jobs, milliseconds, rounds] = (['jobs', 'milliseconds', 'rounds'] as const).map((name) =>
    positiveInteger(name, values[name]),
  );
  const queues = [openEmbedded(), ...(await Promise.all(values.url.map(openServices)))];
  const rows = await measured(queues, jobs, roundsIn(milliseconds), rounds);
  await Promise.all(queues.map(({ close }) => close()));
  return values.json ? JSON.stringify(rows) : tableOf(rows);
}

/** Queues take turns in each round, so that what else the machine does is shared by all. The first round is left out: processes start in it. */
async function measured(
  queues: readonly Opened[],
  jobs: number,
  length: number,
  rounds: number,
): Promise<readonly QueueRow[]> {
  const times = queues.map(() => ({ empty: [] as number[], full: [] as number[] }));
  for (let round = 0; round <= rounds; round++) {
    for (const [at, { queue }] of queues.entries()) {
      const empty = await secondsOf(queue, jobs, 0, 1);
      const full = await secondsOf(queue, jobs, length, WORKERS + WAITING);
      if (round === 0) continue;
      times[at].empty.push(empty);
      times[at].full.push(full);
    }
    process.stderr.write(`round ${round} of ${rounds}\n`);
  }
  return queues.map(({ name }, at) => {
    const shares = times[at].full.map((seconds, round) => times[0].full[round] / seconds);
    return {
      queue: name,
      millisecondsAJob: (1000 * median(times[at].empty)) / jobs,
      jobsASecond: jobs / median(times[at].full),
      ofEmbedded: [median(shares), Math.min(...shares), Math.max(...shares)],
    };
  });
}

/** Until all are done, so many at a time. */
async function secondsOf(queue: OperatedQueue, jobs: number, length: number, atATime: number): Promise<number> {
  const started = performance.now();
  let next = 0;
  const submitNext = async (): Promise<void> => {
    while (next < jobs) await queue.submit(jobOf(length, next++));
  };
  await Promise.all(Array.from({ length: atATime }, submitNext));
  return (performance.now() - started) / 1000;
}

let submitted = 0;
/** One that nobody has submitted before. */
function jobOf(length: number, seed: number): SampleJob {
  return {
    kind: 'sample',
    architecture: { family: 'gru', context: 16, embedding: 16, width: 32, depth: 1 },
    weights: '',
    vocabulary: [],
    prompt: `${PROMPT} ${process.pid} ${submitted++}`,
    decoding: { temperature: 1, topK: 100, topP: 1 },
    length,
    seed,
  };
}

function openEmbedded(): Opened {
  const queue = new EmbeddedWorkQueue({ workers: WORKERS, modulePath: builtFile('bench/queue/worker.main.js') });
  return { name: 'embedded', queue, close: () => queue.close() };
}

async function openServices(url: string): Promise<Opened> {
  const alike = `bench ${process.pid}`; // a queue of its own
  const queue = await openBullWorkQueue({ url, alike });
  const services = await Promise.all(Array.from({ length: WORKERS }, () => startService(url, alike)));
  return {
    name: new URL(url).protocol.replace(':', ''),
    queue,
    async close() {
      for (const service of services) service.disconnect();
      await Promise.all(services.map((service) => once(service, 'exit')));
      await queue.close();
    },
  };
}

async function startService(url: string, alike: string): Promise<ChildProcess> {
  const service = fork(builtFile('bench/queue/service.main.js'), [url, alike], { execArgv: [] });
  await once(service, 'message');
  return service;
}

function tableOf(rows: readonly QueueRow[]): string {
  const head = ['queue', 'ms a job', 'jobs a second', 'of embedded'];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  for (const { queue, millisecondsAJob, jobsASecond, ofEmbedded } of rows) {
    const [middle, least, most] = ofEmbedded.map((share) => share.toFixed(3));
    table.push([queue, millisecondsAJob.toFixed(2), jobsASecond.toFixed(2), `${middle} (${least} to ${most})`]);
  }
  return table.toString();
}
