import { setTimeout } from 'node:timers/promises';
import type { Command } from 'commander';
import type { ApiClient } from '#client';
import type { MachineView, RepairView, VerificationBody, VerificationView } from '#contracts';
import { CommandFailure } from '../command-failure';
import { liveDisplay, type LiveDisplay } from '../conduct/live-display';
import { real } from '../option-values';
import { count, counted } from '#wording';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { bar } from '../show/bar';
import { fitting } from '../show/fitting';
import { generationOf } from '../show/tournament-text';
import type { Streams } from '../streams';

type Divergence = NonNullable<VerificationView['divergence']>;

const POLL_MS = 500;
/** Named of those that are damaged still, where nobody asked to repair. */
const MOST_LEFT = 5;
const VERDICTS: Readonly<Record<VerificationView['status'], string>> = {
  running: 'The replay runs still.',
  matched: 'The lineage hashes match.',
  near: 'The same within the tolerance.',
  differed: 'The lineage hashes differ.',
  failed: 'The replay did not finish.',
};

export function addVerifyCommand(program: Command, streams: Streams): void {
  program
    .command('verify <id>')
    .description('run a tournament again, compare the lineage hashes, and name the first individual that differs')
    .option(
      '--tolerance <share>',
      'by how much numbers may differ (default: 0, and 0.01 if the engine or the type of processor is another)',
      real(0, 1),
    )
    .option(
      '--repair',
      'mend damaged corpora, too, and fail unless all files are whole after it; a replay writes lost weights anew',
    )
    .action(async (id: string, settings: NonNullable<VerificationBody>, command: Command) => {
      let shown: VerificationView | undefined;
      const display = liveDisplay(streams.err, (columns) => (shown ? [progressLine(shown, columns)] : []));
      const show = (replay: VerificationView) => {
        tellGeneration(display, replay, shown);
        shown = replay;
      };
      const verification = await askAbout(command, 'tournament', [id], ({ api }, known) =>
        verify(api, known, settings, show),
      ).finally(display.stop);
      printAnswer(
        command,
        streams,
        verification,
        ({ status, expected, actual, expectedOn, actualOn, divergence, repair, generation }) =>
          [
            status === 'matched' && expected === null ? soFar(generation) : VERDICTS[status],
            `expected ${expected ?? '–'}, ${on(expectedOn)}`,
            `actual   ${actual ?? '–'}, ${on(actualOn)}`,
            ...(divergence ? [divergenceLine(divergence)] : []),
            ...(repair ? repairLines(repair, settings.repair === true) : []),
          ].join('\n'),
      );
      const { status, reason, repair } = verification;
      if (settings.repair && repair && repair.left.length > 0)
        throw new CommandFailure(reason ?? 'Not all files could be repaired');
      if (status !== 'matched' && status !== 'near') throw new CommandFailure(reason ?? '');
    });
}

function divergenceLine({ generation, individual, path, expected, actual }: Divergence): string {
  const whose = individual ?? `generation ${generation}`;
  return `first divergence: ${whose}, ${path || 'all'}: expected ${JSON.stringify(expected)}, actual ${JSON.stringify(actual)}`;
}

/** Of a tournament that has no hash yet, since it has not finished. */
function soFar(generation: number): string {
  return `All that has closed is the same: ${counted(generation + 1, 'generation')}.`;
}

/** Of damage that nobody asked about, what there is; `--repair` is told that there was none, too. */
function repairLines({ weights, corpora, left }: RepairView, isAsked: boolean): string[] {
  const line = (of: string, how: string, { damaged, repaired, first }: RepairView['weights']): string[] => {
    if (damaged === 0 && !isAsked) return [];
    const more = repaired > first.length ? ` and ${count(repaired - first.length)} more` : '';
    const which = first.length > 0 ? `: ${first.join(', ')}${more}` : '';
    return [`${of}: ${count(damaged)} missing or damaged, ${count(repaired)} ${how}${which}`];
  };
  const rest = isAsked ? left : left.slice(0, MOST_LEFT);
  return [
    ...line('weights', 'written anew by the replay', weights),
    ...line('corpora', 'repaired', corpora),
    ...rest.map((file) => `damaged still: ${file}`),
    ...(rest.length < left.length ? [`damaged still: ${count(left.length - rest.length)} more`] : []),
  ];
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
  settings: VerificationBody,
  show: (verification: VerificationView) => void,
): Promise<VerificationView> {
  let verification = await api.startVerification(tournamentId, settings);
  while (verification.status === 'running') {
    show(verification);
    await setTimeout(POLL_MS);
    verification = await api.verification(verification.id);
  }
  return verification;
}
