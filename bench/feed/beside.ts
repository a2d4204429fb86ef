/**
 * What watchers cost a tournament: the same tournament with and without them, in turns, on one server.
 * `clade bench feed beside --clients 50 --rounds 3`
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { setTimeout } from 'node:timers/promises';
import { type ApiClient, createApiClient } from '#client';
import { builtFile } from '#settings';
import type { RunningGateway } from '../../apps/gateway/src/serve';
import { median } from '../median';
import { pipelineConfig } from '../pipeline/pipeline-config';
import { positiveInteger } from '../positive';
import { withGateway } from '../with-gateway';
import type { WatchMessage, WatchOrder, WatchReport } from './watching';

const OPTIONS = {
  clients: { type: 'string', default: '50' },
  rounds: { type: 'string', default: '3' },
  individuals: { type: 'string', default: '64' },
  gigaflops: { type: 'string', default: '40' },
  workers: { type: 'string', default: String(availableParallelism()) },
  json: { type: 'boolean', default: false },
} as const;

/** Of one tournament, in seconds: how long it took, and what the server (not its workers) and the watchers computed. */
interface Cost {
  readonly seconds: number;
  readonly server: number;
  readonly watchers: number;
}

/** Throws an InvalidValueError on a number that is not positive and whole. */
export async function benchBeside(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const count = (name: 'clients' | 'rounds' | 'individuals' | 'gigaflops' | 'workers') =>
    positiveInteger(name, values[name]);
  const [clients, rounds, workers] = [count('clients'), count('rounds'), count('workers')];
  const config = pipelineConfig(count('individuals'), count('gigaflops'));
  const costs: Record<'alone' | 'watched', Cost[]> = { alone: [], watched: [] };
  const watchers = fork(builtFile('bench/feed/watchers.main.js'));
  const measure = async ({ address }: RunningGateway): Promise<void> => {
    const api = createApiClient(address);
    const run = (watched: boolean): Promise<Cost> =>
      tournamentCost(api, config, watchers, (id) => (watched ? { address, tournamentId: id, clients } : null));
    await run(true); // compiles, and warms the caches
    for (let round = 0; round < rounds; round++) {
      costs.alone.push(await run(false));
      costs.watched.push(await run(true));
      process.stderr.write(`round ${round + 1} of ${rounds}\n`);
    }
  };
  try {
    await withGateway(async () => undefined, measure, { CLADE_WORKERS: `${workers}` });
  } finally {
    watchers.kill();
  }
  const of = (when: 'alone' | 'watched', what: keyof Cost): number[] => costs[when].map((cost) => cost[what]);
  const slower = median(of('watched', 'seconds')) / median(of('alone', 'seconds')) - 1;
  if (values.json) return JSON.stringify({ workload: 'feed beside', clients, workers, costs, slower });
  const line = (when: 'alone' | 'watched'): string => {
    const [server, watching] = [median(of(when, 'server')), median(of(when, 'watchers'))];
    const seconds = of(when, 'seconds').map((value) => value.toFixed(1));
    return `${seconds.join(' ')} s; server ${server.toFixed(2)} s, watchers ${watching.toFixed(2)} s of a processor`;
  };
  return [
    `alone: ${line('alone')}`,
    `watched by ${clients}: ${line('watched')}`,
    `${(100 * slower).toFixed(1)} % slower`,
  ].join('\n');
}

/** Runs a tournament to its end; it is watched where there is an order. */
async function tournamentCost(
  api: ApiClient,
  config: unknown,
  watchers: ChildProcess,
  order: (tournamentId: string) => WatchOrder | null,
): Promise<Cost> {
  const before = { started: performance.now(), cpu: process.cpuUsage() };
  const { id } = await api.launch({ config, seed: 1 });
  const { cpuSeconds } = await tell(watchers, order(id));
  for (;;) {
    const { status, reason } = await api.tournament(id);
    if (status === 'finished') break;
    if (status !== 'running') throw new Error(`the tournament is ${status}: ${reason}`);
    await setTimeout(200);
  }
  const seconds = (performance.now() - before.started) / 1000;
  const { user, system } = process.cpuUsage(before.cpu);
  const after = await tell(watchers, null);
  return { seconds, server: (user + system) / 1e6, watchers: after.cpuSeconds - cpuSeconds };
}

async function tell(watchers: ChildProcess, order: WatchOrder | null): Promise<WatchReport> {
  const answer = once(watchers, 'message', { signal: AbortSignal.timeout(10_000) });
  watchers.send({ order } satisfies WatchMessage);
  const [report] = (await answer) as [WatchReport];
  return report;
}
