/** Starts everything on a data folder, in the order in which it can fail; stops it in reverse. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { openPlaces } from '#object-store';
import { lockDataFolder, openDatabase } from '#persistence';
import { answerUpgrades } from './admission/answer-upgrades';
import { watchArrival } from './admission/watch-arrival';
import { addressOf } from './address-of';
import { createApp } from './create-app';
import { gatewayName } from './gateway-name';
import { openQueues } from './open-queues';
import type { Settings } from './settings';
import { EngineCheck } from './shared/engine-check';

const LONGEST_HEADERS_MILLISECONDS = 15_000;

export interface RunningGateway {
  readonly address: string;
  readonly app: INestApplication;
  /** Pauses what runs and lets everything go. */
  close(): Promise<void>;
}

export async function serve(settings: Settings): Promise<RunningGateway> {
  const closers: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const lock = await lockDataFolder(settings.dataFolder, { isPrivate: settings.isPrivate });
    closers.push(() => lock.release());
    const places = await openPlaces(settings.dataFolder, settings.bucket);
    const engineCheck = new EngineCheck(settings.engine);
    // While the database opens. A command that only reads needs neither, so its server tries them when something is to compute.
    const checked = settings.isPrivate ? Promise.resolve() : Promise.all([engineCheck.pass(), places.check()]);
    checked.catch(() => undefined);
    const database = await openDatabase({ url: settings.databaseUrl, folder: settings.dataFolder });
    closers.push(() => database.close());
    await checked;
    const name = await gatewayName(settings.dataFolder);
    const queues = await openQueues(settings, places);
    closers.push(() => queues.close());
    const app = await createApp({ name, settings, database, places, engineCheck, ...queues });
    closers.push(() => app.close());
    const server: Server = app.getHttpServer();
    server.headersTimeout = LONGEST_HEADERS_MILLISECONDS;
    server.requestTimeout = 0; // an archive may take hours to send: what counts is that it comes
    await app.listen(settings.port, settings.host).catch((error: unknown) => refuse(error, settings));
    server.on('request', (request, response) => watchArrival(request, response)); // after the feed has put itself before all others
    answerUpgrades(server);
    const address = addressOf(server.address() as AddressInfo);
    await lock.announce(address, settings.token);
    return { address, app, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function refuse(error: unknown, { host, port }: Settings): never {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    throw new Error(`host ${host} is no address of this machine; CLADE_HOST (or --host) may name another`);
  }
  if (code !== 'EADDRINUSE') throw error;
  throw new Error(
    `port ${port} of ${host} is in use; CLADE_PORT (or --port) may name another, 0 takes any that is free`,
  );
}
