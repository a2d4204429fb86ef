/** Starts the processes of the feed's bench. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '#settings';
import { environmentOf } from '../environment-of';
import type { GatewayReport, ListenerReport, ListenOrder, WriteOrder } from './synthetic';

export interface SyntheticGateway {
  readonly address: string;
  readonly megabytes: number;
  /** Resolves when all is committed; rejects when the gateway ends before that. */
  write(order: WriteOrder): Promise<Extract<GatewayReport, { kind: 'written' }>>;
  /** kill -9, and waits. */
  kill(): Promise<void>;
}

/** On the PostgreSQL of a URL, or the embedded database. */
export async function startSyntheticGateway(folder: string, databaseUrl?: string): Promise<SyntheticGateway> {
  const database = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  const env = { ...environmentOf(folder), CLADE_WORKERS: '1', ...database };
  const child = fork(builtFile('bench/feed/synthetic-gateway.main.js'), [], { env });
  const exited = once(child, 'exit');
  const { address, megabytes } = await reported<GatewayReport, 'ready'>(child, 'ready');
  return {
    address,
    megabytes,
    write: (order) => {
      child.send(order);
      return reported<GatewayReport, 'written'>(child, 'written');
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

export interface Listeners {
  readonly received: Promise<Extract<ListenerReport, { kind: 'received' }>>;
}

/** Resolves when all its clients are subscribed. */
export async function startListeners(order: ListenOrder): Promise<Listeners> {
  const child = fork(builtFile('bench/feed/listener.main.js'), []);
  const received = reported<ListenerReport, 'received'>(child, 'received');
  const subscribed = reported<ListenerReport, 'subscribed'>(child, 'subscribed');
  received.catch(() => undefined);
  child.send(order);
  await subscribed;
  return { received };
}

/** The first message of a kind; rejects when the process ends before it. */
function reported<Report extends { kind: string }, Kind extends Report['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<Report, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const receive = (message: unknown): void => {
      if ((message as Report).kind !== kind) return;
      child.off('message', receive).off('exit', leave);
      resolve(message as Extract<Report, { kind: Kind }>);
    };
    const leave = (code: number | null): void => reject(new Error(`a process of the bench ended with ${code}`));
    child.on('message', receive).once('exit', leave);
  });
}
