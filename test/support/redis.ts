/** A Redis of one spec: a server of its own on a free port, with what it holds in a folder of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { answers, freePort } from './free-port';
import { HERE, type Host } from './host';

export const HAS_REDIS = spawnSync('redis-server', ['--version']).status === 0;
if (!HAS_REDIS)
  process.stderr.write('there is no redis-server (Debian: apt-get install redis-server): its tests are left out\n');

export interface RedisServer {
  readonly url: string;
  /** Its process. */
  pids(): Promise<readonly number[]>;
  /** Ends it as a crash would; `start` has it back with what it held. */
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

export async function startRedis({ address, prefix }: Host = HERE): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clade-redis-'));
  const port = await freePort();
  const kept = ['--dir', folder, '--save', '', '--appendonly', 'yes', '--protected-mode', 'no'];
  const [program, ...words] = [...prefix, 'redis-server', '--port', `${port}`, '--bind', address, ...kept];
  let server: ChildProcess;
  process.once('exit', () => server.kill('SIGKILL'));
  const start = async (): Promise<void> => {
    server = spawn(program, words, { stdio: 'ignore' });
    for (let tries = 0; tries < 100 && !(await answers(port, address)); tries++) await setTimeout(50);
  };
  const kill = async (): Promise<void> => {
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  const remove = async (): Promise<void> => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  };
  await start();
  return { url: `redis://${address}:${port}`, pids: async () => [server.pid!], kill, start, remove };
}
