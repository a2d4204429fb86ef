/**
 * All services as processes of their own, on a PostgreSQL of their own, and a Redis unless that holds their jobs, too: on this machine with a folder that all share, or each on a host with a folder that is
 * its own, and a bucket.
 */
import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { createApiClient } from '#client';
import { type GatewayProcess, startGateway } from '../e2e/support/gateway-process';
import { temporaryFolder, uploadCorpora } from '../e2e/support/small-tournament';
import { HERE, type Host } from '../support/host';
import { startPostgres } from '../support/postgres-server';
import { startRedis } from '../support/redis';
import type { Deployment, Target } from './deployment';
import { startService } from './service';
import { stopped } from './stopped';

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
  /** Processes are stopped for so long, and go on; undefined: they are killed. */
  readonly stoppedMilliseconds?: number;
}

export async function openServices({
  front = HERE,
  middle = HERE,
  back = HERE,
  store,
  hasRedis = true,
  stoppedMilliseconds,
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
  const kills: Target[] = [
    {
      name: 'gateway',
      async strike() {
        await gateway.kill();
        gateway = await startFront(port);
      },
    },
    ...services.flatMap((service) => service.kills),
    awayFor('PostgreSQL', postgres),
    ...(redis ? [awayFor('Redis', redis)] : []),
  ];
  const stops = (milliseconds: number): Target[] => [
    stopped('gateway', async () => [gateway.child.pid!], milliseconds),
    ...services.flatMap(({ role, pids }) =>
      pids.map((pidsOf, at) => stopped(at === 0 ? role : `a process of ${role}`, pidsOf, milliseconds)),
    ),
    stopped('PostgreSQL', postgres.pids, milliseconds),
    ...(redis ? [stopped('Redis', redis.pids, milliseconds)] : []),
  ];
  return {
    api,
    address,
    token: TOKEN,
    targets: stoppedMilliseconds === undefined ? kills : stops(stoppedMilliseconds),
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
