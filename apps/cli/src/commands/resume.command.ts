import type { Command } from 'commander';
import { allRows, type ApiClient } from '#client';
import { CommandFailure, EXIT } from '../command-failure';
import { conduct } from '../conduct/conduct';
import { withIds } from '../find-ids';
import { integer } from '../option-values';
import { withServer } from '../server/with-server';
import type { Streams } from '../streams';

export function addResumeCommand(program: Command, streams: Streams): void {
  program
    .command('resume [id]')
    .description('go on with a paused tournament, the newest one if none is named, and follow it to its end')
    .option('--workers <n>', 'worker processes to use at most; the result does not depend on it', integer(1, 256))
    .option('--watch', 'show births, deaths and evaluations as they happen')
    .action(async (named: string | undefined, { workers }: { workers?: number }, command: Command) => {
      await withServer(
        command,
        async (session) => {
          const { api } = session;
          await conduct(command, streams, session, async () => {
            const { id, lastSeq } = named
              ? await withIds(api, 'tournament', [named], api.tournament)
              : await newestPaused(api);
            await api.resume(id, { workers });
            return { id, after: lastSeq };
          });
        },
        { workers },
      );
    });
}

async function newestPaused(api: ApiClient) {
  for await (const tournament of allRows((cursor) => api.tournaments({ cursor }))) {
    if (tournament.status === 'paused') return tournament;
  }
  throw new CommandFailure('No tournament is paused', EXIT.notFound);
}
