/**
 * Clients of the feed while their connections are broken off, stall, and the server is killed and started again: what
 * readers of the log received must be the log, and what screens show must be what the log comes to. One screen is opened when all is
 * written: it is far behind, so it is always sent a snapshot.
 * `clade bench feed survive --clients 20 --drops 500 --kills 20`
 */
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { setTimeout } from 'node:timers/promises';
import { prngOf } from '#base';
import { createApiClient, type Feed, followFeed } from '#client';
import type { FeedMode, LineageEvent } from '#contracts';
import { createTournamentState, applyEvent, toSnapshot, type TournamentState } from '#projection';
import { positiveInteger } from '../positive';
import { withFolder } from '../with-folder';
import { startSyntheticGateway, type SyntheticGateway } from './processes';
import { SYNTHETIC } from './synthetic';
import { startUnreliableProxy, type UnreliableProxy } from './unreliable-proxy';

const OPTIONS = {
  clients: { type: 'string', default: '20' },
  drops: { type: 'string', default: '500' },
  kills: { type: 'string', default: '20' },
  rate: { type: 'string', default: '400' },
  seconds: { type: 'string', default: '4' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;

export interface Trial {
  /** Readers of the log, and as many screens. */
  readonly clients: number;
  readonly drops: number;
  /** And starts. */
  readonly kills: number;
  readonly eventsPerSecond: number;
  /** Of each life of the server. */
  readonly seconds: number;
  readonly seed: number;
}

export interface Survival {
  readonly workload: 'feed survive';
  readonly events: number;
  readonly clients: number;
  readonly drops: number;
  readonly kills: number;
  /** Connections that clients lost. */
  readonly losses: number;
  /** Snapshots that screens were sent. */
  readonly snapshots: number;
  /** Readers whose events are the log, one for one; screens whose state is what it comes to. */
  readonly logsEqual: number;
  readonly screensEqual: number;
}

/** Throws an InvalidValueError on a number that is not positive and whole. */
export async function benchSurvival(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const count = (name: 'clients' | 'drops' | 'kills' | 'rate' | 'seconds' | 'seed') =>
    positiveInteger(name, values[name]);
  const trial = { clients: count('clients'), drops: count('drops'), kills: count('kills'), seed: count('seed') };
  const survival = await survive({ ...trial, eventsPerSecond: count('rate'), seconds: count('seconds') });
  if (values.json) return JSON.stringify(survival);
  const { events, clients, drops, kills, losses, snapshots, logsEqual, screensEqual } = survival;
  return [
    `${events.toLocaleString('en')} events, ${drops} connections broken off, ${kills} kills: ${losses} losses, ${snapshots} snapshots`,
    `readers whose events are the log: ${logsEqual} of ${clients}; screens that show what it comes to: ${screensEqual} of ${clients}`,
  ].join('\n');
}

export function survive({ clients, drops, kills, eventsPerSecond, seconds, seed }: Trial): Promise<Survival> {
  return withFolder(async (folder) => {
    const proxy = await startUnreliableProxy();
    const readers = Array.from({ length: 2 * clients - 1 }, (_, at) =>
      startReader(proxy.address, at < clients ? 'log' : 'snapshot'),
    );
    const random = prngOf({ seed, generation: 0, subject: 'network', purpose: 'bench' });
    let gateway: SyntheticGateway | undefined;
    try {
      for (let life = 0; life <= kills; life++) {
        gateway = await startSyntheticGateway(folder);
        proxy.leadTo(Number(new URL(gateway.address).port));
        const { lastSeq } = await createApiClient(gateway.address).tournament(SYNTHETIC);
        const until = lastSeq + eventsPerSecond * seconds;
        const writing = gateway.write({ from: lastSeq, until, eventsPerSecond }).catch(() => undefined);
        const dropsBefore = (lives: number): number => Math.floor((drops * lives) / (kills + 1));
        await disturb(proxy, dropsBefore(life + 1) - dropsBefore(life), seconds, () => random.uniform());
        if (life === kills) await writing;
        else await gateway.kill();
        process.stderr.write(`life ${life + 1} of ${kills + 1}\n`);
      }
      readers.push(startReader(proxy.address, 'snapshot'));
      const log = await wholeLog(gateway!.address);
      await Promise.all(readers.map(({ reached }) => reached(log.length)));
      const replayed = createTournamentState();
      for (const event of log) applyEvent(replayed, event);
      const screens = readers.slice(clients);
      return {
        workload: 'feed survive',
        events: log.length,
        clients,
        drops,
        kills,
        losses: readers.reduce((sum, { losses }) => sum + losses(), 0),
        snapshots: readers.reduce((sum, { snapshots }) => sum + snapshots(), 0),
        logsEqual: readers.slice(0, clients).filter(({ received }) => isDeepStrictEqual(received, log)).length,
        screensEqual: screens.filter(({ state }) => sameState(state(), replayed)).length,
      };
    } finally {
      for (const { feed } of readers) feed.close();
      await gateway?.kill();
      await proxy.close();
    }
  });
}

function startReader(address: string, mode: FeedMode) {
  const received: LineageEvent[] = [];
  let state = createTournamentState();
  let [losses, snapshots] = [0, 0];
  let failure: string | undefined;
  const feed: Feed = followFeed(
    address,
    { tournamentId: SYNTHETIC, after: 0, mode },
    {
      onEvent: (event) => {
        if (mode === 'log') received.push(event);
        else applyEvent(state, event);
      },
      onSnapshot: (snapshot) => {
        state = snapshot;
        snapshots++;
      },
      onProgress: () => undefined,
      onProblem: ({ detail, ended }) => (ended ? (failure = detail) : losses++),
    },
  );
  const reached = async (seq: number): Promise<void> => {
    while (feed.lastSeq() < seq && failure === undefined) await setTimeout(20);
    if (failure !== undefined) throw new Error(failure);
  };
  return { feed, received, state: () => state, losses: () => losses, snapshots: () => snapshots, reached };
}

/** Breaks connections off at random times, and lets as many stall for up to two seconds. */
async function disturb(proxy: UnreliableProxy, drops: number, seconds: number, random: () => number): Promise<void> {
  const times = Array.from({ length: drops }, () => random() * seconds * 1000).sort((a, b) => a - b);
  const started = performance.now();
  for (const time of times) {
    await setTimeout(Math.max(0, time - (performance.now() - started)));
    proxy.stall(random(), random() * 2000);
    while (!proxy.drop(random())) await setTimeout(20);
  }
  await setTimeout(Math.max(0, seconds * 1000 - (performance.now() - started)));
}

async function wholeLog(address: string): Promise<LineageEvent[]> {
  const api = createApiClient(address);
  const log: LineageEvent[] = [];
  for (;;) {
    const events = await api.events(SYNTHETIC, { after: log.length, limit: 1000 });
    if (events.length === 0) return log;
    log.push(...events);
  }
}

const sameState = (a: TournamentState, b: TournamentState): boolean =>
  isDeepStrictEqual(toSnapshot(SYNTHETIC, a), toSnapshot(SYNTHETIC, b));
