import { setTimeout } from 'node:timers/promises';
import type { Command } from 'commander';
import type { ApiClient } from '#client';
import type { MachineView, VerificationView } from '#contracts';
import { CommandFailure } from '../command-failure';
import { progressDisplay, type ProgressDisplay } from '../conduct/progress-display';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { generationOf } from '../show/tournament-text';
import type { Streams } from '../streams';

const POLL_MS = 500;
const VERDICTS: Readonly<Record<VerificationView['status'], string>> = {
  running: 'The replay runs still.',
  matched: 'The lineage hashes match.',
  differed: 'The lineage hashes differ.',
  failed: 'The replay did not finish.',
};

export function addVerifyCommand(program: Command, streams: Streams): void {
  program
    .command('verify <id>')
    .description('run a finished tournament again, and compare the lineage hashes')
    .action(async (id: string, _options: unknown, command: Command) => {
      const display = progressDisplay(streams.err);
      const verification = await withServer(command, ({ api }) => verify(api, id, display)).finally(display.stop);
      printAnswer(command, streams, verification, ({ status, expected, actual, expectedOn, actualOn }) =>
        [
          VERDICTS[status],
          `expected ${expected}, ${on(expectedOn)}`,
          `actual   ${actual ?? '–'}, ${on(actualOn)}`,
        ].join('\n'),
      );
      const { status, reason } = verification;
      if (status !== 'matched') throw new CommandFailure(reason ?? '');
    });
}

function on({ engine, processor }: MachineView): string {
  return `${engine} on ${processor}`;
}

/** Answers when the replay is over. */
async function verify(api: ApiClient, tournamentId: string, display: ProgressDisplay): Promise<VerificationView> {
  let verification = await api.startVerification(tournamentId);
  let shown = -1;
  while (verification.status === 'running') {
    const { id, generation, generations } = verification;
    if (generation > shown) display.line(`replayed  generation ${generationOf(generation, generations)}`);
    shown = generation;
    display.progress((generation + 1) / generations, `${generation + 1} of ${generations} generations replayed`);
    await setTimeout(POLL_MS);
    verification = await api.verification(id);
  }
  return verification;
}
