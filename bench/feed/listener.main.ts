/** Many clients of one feed, each with a connection of its own, which measure how old an event is when they receive it. */
import { followFeed } from '#client';
import type { LineageEvent } from '#contracts';
import { type ListenerReport, type ListenOrder, SYNTHETIC } from './synthetic';

const LONGEST_MILLISECONDS = 10_000;

async function listen({ address, clients, until }: ListenOrder): Promise<void> {
  const deliveriesByMilliseconds = new Array<number>(LONGEST_MILLISECONDS + 1).fill(0);
  const committedAt = recentlyParsed();
  let losses = 0;
  let subscribed = 0;
  const follow = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const feed = followFeed(
        address,
        { tournamentId: SYNTHETIC, after: 0 },
        {
          onEvent: (event) => {
            const age = Math.min(LONGEST_MILLISECONDS, Math.max(0, Date.now() - committedAt(event)));
            if (event.seq > 1) deliveriesByMilliseconds[age]++; // the first was there before anybody listened
            if (event.seq < until) return;
            feed.close();
            resolve();
          },
          onSubscribed: () => void (++subscribed === clients && report({ kind: 'subscribed' })),
          onProgress: () => undefined,
          onProblem: ({ detail, ended }) => (ended ? reject(new Error(detail)) : losses++),
        },
      );
    });
  await Promise.all(Array.from({ length: clients }, follow));
  report({ kind: 'received', deliveriesByMilliseconds, losses });
}

/** All clients of this process receive the same events at about the same time. */
function recentlyParsed(): (event: LineageEvent) => number {
  let parsed = new Map<string, number>();
  return ({ at }) => {
    const known = parsed.get(at);
    if (known !== undefined) return known;
    if (parsed.size > 1000) parsed = new Map();
    parsed.set(at, Date.parse(at));
    return Date.parse(at);
  };
}

function report(message: ListenerReport): void {
  process.send?.(message);
}

process.on('message', (order: ListenOrder) => {
  listen(order).then(
    () => process.disconnect(),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
});
