/** A PostgreSQL of one test, which may be killed: a server of its own on a free port, with what it holds in a folder of its own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { childrenOf } from './children';
import { freePort } from './free-port';
import { HERE, type Host } from './host';

export interface PostgresServer {
  readonly url: string;
  /** Its processes. */
  pids(): Promise<readonly number[]>;
  /** Ends all of its processes as a crash would; `start` has it back with what it held. */
  kill(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** Where Debian puts versions of it. */
const VERSIONS = '/usr/lib/postgresql';
/** It refuses to run as root. */
const IS_ROOT = process.getuid?.() === 0;
const AS_POSTGRES = IS_ROOT ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];

/** Throws where this machine has none, as an error that says which package does. */
export async function startPostgres({ address, prefix }: Host = HERE): Promise<PostgresServer> {
  const bin = await binaries();
  const folder = await mkdtemp(path.join(tmpdir(), 'clade-postgres-'));
  await chmod(folder, 0o755);
  if (IS_ROOT) await chown(folder, idOf('-u'), idOf('-g'));
  const data = path.join(folder, 'data');
  const port = await freePort();
  const run = (program: string, ...words: string[]): void => {
    const [first, ...rest] = [...AS_POSTGRES, path.join(bin, program), ...words];
    execFileSync(first, rest, { cwd: folder, stdio: 'pipe' });
  };
  run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '-N');
  await appendFile(path.join(data, 'pg_hba.conf'), 'host all all samenet trust\n');
  const settings = [`port=${port}`, `listen_addresses=${address}`, `unix_socket_directories=${folder}`];
  const [program, ...words] = [
    ...[...prefix, ...AS_POSTGRES, path.join(bin, 'postgres'), '-D', data],
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  const url = `postgresql://postgres@${address}:${port}/postgres`;
  let server: ChildProcess;
  process.once('exit', () => server.kill('SIGKILL'));
  const start = async (): Promise<void> => {
    server = spawn(program, words, { cwd: folder, stdio: 'ignore' });
    for (let tries = 0; !(await isReady(url)); tries++) {
      if (tries === 400) throw new Error(`PostgreSQL does not answer at ${url}`);
      await setTimeout(50);
    }
  };
  const pids = async (): Promise<number[]> => [server.pid!, ...(await childrenOf(server.pid!))];
  const kill = async (): Promise<void> => {
    const ended = once(server, 'exit');
    for (const pid of await pids()) endNow(pid);
    await ended;
  };
  const remove = async (): Promise<void> => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  };
  await start();
  return { url, pids, kill, start, remove };
}

async function binaries(): Promise<string> {
  const versions = await readdir(VERSIONS).catch(() => []);
  const newest = versions.map(Number).sort((a, b) => b - a)[0];
  if (newest === undefined) throw new Error('there is no PostgreSQL here (Debian: apt-get install postgresql)');
  return path.join(VERSIONS, `${newest}`, 'bin');
}

function idOf(option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}

async function isReady(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
