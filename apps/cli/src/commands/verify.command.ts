import { setTimeout } from 'node:timers/promises';
import type { Command } from 'commander';
import type { ApiClient } from '#client';
import type { MachineView, VerificationView } from '#contracts';
import { CommandFailure } from '../command-failure';
import { liveDisplay, type LiveDisplay } from '../conduct/live-display';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { bar } from '../show/bar';
import { fitting } from '../show/fitting';
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
      let shown: VerificationView | undefined;
      const display = liveDisplay(streams.err, (columns) => (shown ? [progressLine(shown, columns)] : []));
      const show = (replay: VerificationView) => {
        tellGeneration(display, replay, shown);
        shown = replay;
      };
      const verification = await askAbout(command, 'tournament', [id], ({ api }, known) =>
        verify(api, known, show),
      ).finally(display.stop);
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

function progressLine({ generation, generations }: VerificationView, columns: number): string {
  const done = `${generation + 1} of ${generations} generations replayed`;
  return fitting([bar((generation + 1) / generations, 20), done], columns);
}

function tellGeneration(display: LiveDisplay, replay: VerificationView, before?: VerificationView): void {
  const { generation, generations } = replay;
  if (generation > (before?.generation ?? -1)) {
    display.line(`replayed  generation ${generationOf(generation, generations)}`);
  }
  display.changed();
}

/** Answers when the replay is over. */
async function verify(
  api: ApiClient,
  tournamentId: string,
  show: (verification: VerificationView) => void,
): Promise<VerificationView> {
  let verification = await api.startVerification(tournamentId);
  while (verification.status === 'running') {
    show(verification);
    await setTimeout(POLL_MS);
    verification = await api.verification(verification.id);
  }
  return verification;
}
