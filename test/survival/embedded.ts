/** One server with its trainers, on the embedded database or on PostgreSQL. */
import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { type GatewayProcess, startGateway } from '../e2e/support/gateway-process';
import { temporaryFolder, uploadCorpora } from '../e2e/support/small-tournament';
import { childrenOf } from '../support/children';
import { type PostgresServer, startPostgres } from '../support/postgres-server';
import type { Deployment, Target } from './deployment';

/** Of the life of a server that is killed as it starts, at most. */
const STARTING_MILLISECONDS = 1500;

export function openEmbedded(): Promise<Deployment> {
  return openServer(undefined);
}

export async function openOnPostgres(): Promise<Deployment> {
  return openServer(await startPostgres());
}

async function openServer(postgres: PostgresServer | undefined): Promise<Deployment> {
  const data = await temporaryFolder();
  const start = (port = 0, onStarted?: (pid: number) => void): Promise<GatewayProcess> =>
    startGateway({ data, workers: 2, port, databaseUrl: postgres?.url, onStarted });
  let server = await start();
  const { api, address } = server;
  const port = Number(new URL(address).port);
  await uploadCorpora(api);
  const restart = async (): Promise<void> => void (server = await start(port));
  const targets: Target[] = [
    {
      name: 'server',
      async strike() {
        await server.kill();
        await restart();
      },
    },
    {
      name: 'server, and again as it starts',
      async strike(chance) {
        await server.kill();
        let pid = 0;
        const starting = start(port, (started) => (pid = started)).catch(() => undefined);
        await setTimeout(chance * STARTING_MILLISECONDS);
        process.kill(pid, 'SIGKILL');
        await starting;
        await restart();
      },
    },
    {
      name: 'trainer',
      async strike(chance) {
        const trainers = await childrenOf(server.child.pid!);
        const trainer = trainers[Math.floor(chance * trainers.length)];
        if (trainer !== undefined) process.kill(trainer, 'SIGKILL');
      },
    },
  ];
  return {
    api,
    address,
    targets,
    async close() {
      await server.stop();
      await postgres?.remove();
      await rm(data, { recursive: true });
    },
  };
}
