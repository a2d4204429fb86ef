/** People who watch a tournament: half read the log, half have a screen, and each looks at the leaderboard now and then. */
import { setInterval } from 'node:timers/promises';
import { createApiClient, followFeed } from '#client';

const [address, tournamentId, clients] = process.argv.slice(2);
/** Of each of them, between two looks at the leaderboard. */
const LOOK_MILLISECONDS = 5_000;

async function main(): Promise<void> {
  const api = createApiClient(address);
  const listener = { onEvent: () => undefined, onProgress: () => undefined, onProblem: () => undefined };
  for (let client = 0; client < Number(clients); client++) {
    followFeed(address, { tournamentId, after: 0, mode: client % 2 ? 'snapshot' : 'log' }, listener);
  }
  for await (const _ of setInterval(LOOK_MILLISECONDS / Number(clients))) await api.leaderboard(tournamentId);
}

process.on('disconnect', () => process.exit(0));
main().catch(() => process.exit(1));
