/**
 * What watchers cost a tournament: the same tournament with and without them, in turns, on one server.
 * `clade bench feed beside --clients 50 --rounds 3`
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout } from 'node:timers/promises';
import { type ApiClient, createApiClient } from '#client';
import type { RunningGateway } from '../../apps/gateway/src/serve';
import { median } from '../median';
import { pipelineConfig } from '../pipeline/pipeline-config';
import { positiveInteger } from '../positive-integer';
import { withGateway } from '../with-gateway';

const OPTIONS = {
  clients: { type: 'string', default: '50' },
  rounds: { type: 'string', default: '3' },
  individuals: { type: 'string', default: '64' },
  gigaflops: { type: 'string', default: '40' },
  workers: { type: 'string', default: String(availableParallelism()) },
  json: { type: 'boolean', default: false },
} as const;

/** Throws an InvalidValueError on a number that is not positive and whole. */
export async function benchBeside(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const count = (name: 'clients' | 'rounds' | 'individuals' | 'gigaflops' | 'workers') =>
    positiveInteger(name, values[name]);
  const [clients, rounds, workers] = [count('clients'), count('rounds'), count('workers')];
  const config = pipelineConfig(count('individuals'), count('gigaflops'));
  const seconds: { alone: number[]; watched: number[] } = { alone: [], watched: [] };
  const settings = { CLADE_WORKERS: `${workers}` };
  const measure = async ({ address }: RunningGateway): Promise<void> => {
    const api = createApiClient(address);
    const alone = () => tournamentSeconds(api, config, () => undefined);
    await alone(); // compiles, and warms the caches
    for (let round = 0; round < rounds; round++) {
      seconds.alone.push(await alone());
      seconds.watched.push(
        await tournamentSeconds(api, config, (id) => {
          const watchers = fork(path.join(__dirname, 'watchers.main.js'), [address, id, `${clients}`]);
          return () => watchers.disconnect();
        }),
      );
      process.stderr.write(`round ${round + 1} of ${rounds}\n`);
    }
  };
  await withGateway(async () => undefined, measure, settings);
  const slower = median(seconds.watched) / median(seconds.alone) - 1;
  if (values.json) return JSON.stringify({ workload: 'feed beside', clients, workers, seconds, slower });
  const list = (each: readonly number[]): string => each.map((value) => value.toFixed(1)).join(' ');
  return `alone ${list(seconds.alone)} s, watched by ${clients}: ${list(seconds.watched)} s; ${(100 * slower).toFixed(1)} % slower`;
}

/** Runs a tournament to its end while someone watches, who is told to stop then. */
async function tournamentSeconds(
  api: ApiClient,
  config: unknown,
  watch: (id: string) => (() => void) | undefined,
): Promise<number> {
  const started = performance.now();
  const { id } = await api.launch({ config, seed: 1 });
  const stop = watch(id);
  for (;;) {
    const { status, reason } = await api.tournament(id);
    if (status === 'finished') break;
    if (status !== 'running') throw new Error(`the tournament is ${status}: ${reason}`);
    await setTimeout(200);
  }
  stop?.();
  return (performance.now() - started) / 1000;
}
