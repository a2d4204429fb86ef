/**
 * All services as processes of their own, on a PostgreSQL of their own, and a Redis unless that holds their jobs, too: on this machine with a folder that all share, or each on a host with a folder that is
 * its own, and a bucket.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { createApiClient } from '#client';
import { builtFile } from '#settings';
import { type GatewayProcess, startGateway } from '../e2e/support/gateway-process';
import { temporaryFolder, uploadCorpora } from '../e2e/support/small-tournament';
import { childrenOf } from '../support/children';
import { forkedOn, HERE, type Host } from '../support/host';
import { startPostgres } from '../support/postgres-server';
import { startRedis } from '../support/redis';
import type { Deployment, Target } from './deployment';

/** For which PostgreSQL or Redis is away, at most. */
const AWAY_MILLISECONDS = 3000;
const TOKEN = 'of-services-that-are-disturbed';

export interface Places {
  /** Of the databases and the gateway. */
  readonly front: Host;
  /** Of who conducts and judges. */
  readonly middle: Host;
  /** Of who trains. */
  readonly back: Host;
  /** That name a store which all reach; none: they share a folder. */
  readonly store?: NodeJS.ProcessEnv;
  /** Whether a Redis holds the jobs, or the PostgreSQL. */
  readonly hasRedis: boolean;
}

export async function openServices({
  front = HERE,
  middle = HERE,
  back = HERE,
  store,
  hasRedis = true,
}: Partial<Places> = {}): Promise<Deployment> {
  const [postgres, shared] = await Promise.all([startPostgres(front), temporaryFolder()]);
  const redis = hasRedis ? await startRedis(front) : undefined;
  const folders = [shared];
  const folder = async (): Promise<string> => {
    if (store) folders.push(await temporaryFolder());
    return folders.at(-1)!;
  };
  const urls = { CLADE_QUEUE_URL: redis?.url ?? postgres.url, DATABASE_URL: postgres.url };
  const common = { ...store, ...urls, CLADE_TOKEN: TOKEN };

  const own = { CLADE_HOST: front.address, CLADE_ROLES: 'gateway' };
  const data = await folder();
  const startFront = (port = 0): Promise<GatewayProcess> =>
    startGateway({ data, port, host: front, databaseUrl: postgres.url, settings: { ...common, ...own } });
  let gateway = await startFront();
  const { address } = gateway;
  const port = Number(new URL(address).port);

  const services = await Promise.all([
    startService('selection', middle, { ...common, CLADE_DATA: await folder() }),
    startService('arena', middle, { ...common, CLADE_DATA: await folder() }),
    startService('trainer', back, { ...common, CLADE_DATA: await folder() }),
    startService('trainer', back, { ...common, CLADE_DATA: await folder() }),
  ]);
  const api = createApiClient(address, TOKEN);
  await uploadCorpora(api);
  return {
    api,
    address,
    token: TOKEN,
    targets: [
      {
        name: 'gateway',
        async strike() {
          await gateway.kill();
          gateway = await startFront(port);
        },
      },
      ...services.flatMap(({ targets }) => targets),
      awayFor('PostgreSQL', postgres),
      ...(redis ? [awayFor('Redis', redis)] : []),
    ],
    async close() {
      await Promise.all([gateway.stop(), ...services.map((service) => service.stop())]);
      await Promise.all([postgres.remove(), redis?.remove()]);
      for (const each of folders) await rm(each, { recursive: true, force: true });
    },
  };
}

function awayFor(name: string, server: { kill(): Promise<void>; start(): Promise<void> }): Target {
  return {
    name,
    async strike(chance) {
      await server.kill();
      await setTimeout(chance * AWAY_MILLISECONDS);
      await server.start();
    },
  };
}

type Role = 'selection' | 'arena' | 'trainer';

async function startService(role: Role, host: Host, settings: NodeJS.ProcessEnv) {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const env = { ...inherited, CLADE_WORKERS: '1', CLADE_ENGINE: 'onnx', ...settings, CLADE_ROLES: role };
  const main = builtFile(`apps/${role === 'selection' ? 'selection' : 'services'}/src/main.js`);
  const start = async (): Promise<ChildProcess> => {
    const child = fork(main, [], { env, ...forkedOn(host), stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const exited = once(child, 'exit').then(() => Promise.reject(new Error(`${role} ended as it started`)));
    await Promise.race([once(child, 'message'), exited]);
    exited.catch(() => undefined);
    return child;
  };
  const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  let child = await start();
  const whole: Target = {
    name: role,
    async strike() {
      await ended(child, 'SIGKILL');
      child = await start();
    },
  };
  const worker: Target = {
    name: `a process of ${role}`,
    async strike() {
      for (const pid of await childrenOf(child.pid!)) process.kill(pid, 'SIGKILL');
    },
  };
  return { targets: role === 'selection' ? [whole] : [whole, worker], stop: () => ended(child, 'SIGTERM') };
}
