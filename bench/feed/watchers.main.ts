/**
 * People who watch a tournament: half read the log, half have a screen, and each looks at the leaderboard now and then.
 * They have machines of their own in life; here they take what time the server and its workers leave.
 */
import { constants, setPriority } from 'node:os';
import { createApiClient, followFeed } from '#client';
import type { WatchMessage, WatchOrder, WatchReport } from './watching';

/** Of each of them, between two looks at the leaderboard. */
const LOOK_MILLISECONDS = 5_000;

setPriority(constants.priority.PRIORITY_LOW);
let stop = (): void => undefined;

function watch({ address, tournamentId, clients }: WatchOrder): () => void {
  const api = createApiClient(address);
  const listener = { onEvent: () => undefined, onProgress: () => undefined, onProblem: () => undefined };
  const feeds = Array.from({ length: clients }, (_, client) =>
    followFeed(address, { tournamentId, after: 0, mode: client % 2 ? 'snapshot' : 'log' }, listener),
  );
  const look = (): void => void api.leaderboard(tournamentId).catch(fail);
  const looks = setInterval(look, LOOK_MILLISECONDS / clients);
  return () => {
    clearInterval(looks);
    for (const feed of feeds) feed.close();
  };
}

function fail(error: Error): void {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}

process.on('message', ({ order }: WatchMessage) => {
  stop();
  stop = order ? watch(order) : () => undefined;
  const { user, system } = process.cpuUsage();
  process.send!({ cpuSeconds: (user + system) / 1e6 } satisfies WatchReport);
});
