/**
 * Many clients, each with a connection of its own, on a tournament that writes its log at a steady rate: how old events
 * are when they are received, and the server's memory. `clade bench feed load --clients 1000 --rate 100 --seconds 60`
 * With `--database postgres://user@host/empty` one server writes and another one serves the clients.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sum } from '#base';
import { positiveInteger } from '../positive';
import { withFolder } from '../with-folder';
import { startListeners, startSyntheticGateway } from './processes';

const OPTIONS = {
  clients: { type: 'string', default: '1000' },
  rate: { type: 'string', default: '100' },
  seconds: { type: 'string', default: '60' },
  processes: { type: 'string', default: '2' },
  database: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Throws an InvalidValueError on a number that is not positive and whole. */
export async function benchLoad(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const count = (name: 'clients' | 'rate' | 'seconds' | 'processes'): number => positiveInteger(name, values[name]);
  const [clients, rate, seconds] = [count('clients'), count('rate'), count('seconds')];
  const processes = Math.min(clients, count('processes'));
  const until = 1 + rate * seconds;
  return withFolder(async (folder) => {
    const writer = await startSyntheticGateway(path.join(folder, 'writer'), values.database);
    const gateway =
      values.database === undefined
        ? writer
        : await startSyntheticGateway(path.join(folder, 'reader'), values.database);
    try {
      const shares = Array.from({ length: processes }, (_, at) => Math.floor((clients + at) / processes));
      const listeners = await Promise.all(
        shares.map((share) => startListeners({ address: gateway.address, clients: share, until })),
      );
      process.stderr.write(`${clients} clients are subscribed\n`);
      const written = await writer.write({ from: 1, until, eventsPerSecond: rate });
      const received = await Promise.all(listeners.map((each) => each.received));
      const deliveries = received[0].deliveriesByMilliseconds.map((_, at) =>
        sum(received.map(({ deliveriesByMilliseconds }) => deliveriesByMilliseconds[at])),
      );
      const row = {
        workload: 'feed load',
        clients,
        eventsPerSecond: (until - 1) / written.seconds,
        deliveries: sum(deliveries),
        p50Milliseconds: quantileOf(deliveries, 0.5),
        p99Milliseconds: quantileOf(deliveries, 0.99),
        maxMilliseconds: quantileOf(deliveries, 1),
        lostConnections: sum(received.map(({ losses }) => losses)),
        serverMegabytes: { before: writer.megabytes, after: written.megabytes },
      };
      if (values.json) return JSON.stringify(row);
      return [
        `${clients} clients at ${row.eventsPerSecond.toFixed(0)} events/s: ${row.deliveries.toLocaleString('en')} deliveries`,
        `age when received: median ${row.p50Milliseconds} ms, p99 ${row.p99Milliseconds} ms, at most ${row.maxMilliseconds} ms`,
        `server: ${writer.megabytes.toFixed(0)} MB before, ${written.megabytes.toFixed(0)} MB after; ${row.lostConnections} lost connections`,
      ].join('\n');
    } finally {
      await writer.kill();
      if (gateway !== writer) await gateway.kill();
    }
  });
}

/** The least value that has a share of the counts at or below it; `counts[value]`. */
function quantileOf(counts: readonly number[], share: number): number {
  const wanted = share * sum(counts);
  let seen = 0;
  return counts.findIndex((count) => (seen += count) >= wanted && count > 0);
}
