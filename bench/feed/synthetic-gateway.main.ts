/** A real gateway, in whose log a tournament that never was is written at a steady rate when its parent says so. */
import 'reflect-metadata';
import { setTimeout } from 'node:timers/promises';
import { EventBus } from '#conducting';
import type { LineageEvent } from '#contracts';
import type { NewEvent, TournamentStore } from '#tournament';
import { serve } from '../../apps/gateway/src/serve';
import { readSettings } from '../../apps/gateway/src/settings';
import { STORE } from '../../apps/gateway/src/shared/tokens';
import { tournamentOf } from '../../test/conformance/records';
import { seededRandom, syntheticLog } from '../../test/support/synthetic-log';
import { type GatewayReport, SYNTHETIC, type WriteOrder } from './synthetic';

async function main(): Promise<void> {
  const { address, app } = await serve(readSettings());
  const store = app.get<TournamentStore>(STORE);
  const bus = app.get(EventBus);
  if (!(await store.find(SYNTHETIC))) bus.announce(await store.insert(tournamentOf(SYNTHETIC)));
  let token: number | undefined; // of who writes
  const commit = async (events: readonly NewEvent[]): Promise<number> => {
    token ??= await store.claim(SYNTHETIC);
    const committed = await store.commit(SYNTHETIC, token, { events });
    bus.announce(committed);
    return committed[committed.length - 1].seq;
  };
  process.on('message', (order: WriteOrder) => {
    write(order, commit).then(
      (seconds) => report({ kind: 'written', seconds, megabytes: process.memoryUsage.rss() / 1e6 }),
      () => process.exit(1),
    );
  });
  const megabytes = process.memoryUsage.rss() / 1e6;
  report({ kind: 'ready', address, megabytes });
}

/** Commits each event when it is due, together with all that are due by then; resolves with the seconds it took. */
async function write(
  { from, until, eventsPerSecond }: WriteOrder,
  commit: (events: readonly NewEvent[]) => Promise<number>,
): Promise<number> {
  const story = storyOf(until);
  const started = performance.now();
  for (let next = from; next < until;) {
    const due = Math.min(until, from + Math.floor(((performance.now() - started) * eventsPerSecond) / 1000));
    if (due > next) next = await commit(story.slice(next, due));
    else await setTimeout(1);
  }
  return (performance.now() - started) / 1000;
}

/** More events than are asked for, since a restart adds its own. */
function storyOf(length: number): readonly LineageEvent[] {
  const births = 100;
  const generations = Math.ceil(length / (4 * births)) + 1;
  return syntheticLog({ generations, births, niches: ['moby'] }, seededRandom(1));
}

function report(message: GatewayReport): void {
  process.send?.(message);
}

process.on('disconnect', () => process.exit(0));
main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
