import { setTimeout } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { type ApiClient, ApiProblem } from '#client';
import type { TransplantRequest, TransplantView } from '#contracts';
import { CommandFailure, EXIT, WrongUsage } from '../command-failure';
import { listenForInterrupt } from '../conduct/interrupt';
import { liveDisplay } from '../conduct/live-display';
import { findExperiment } from '../find-experiment';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout, withServer } from '../server/with-server';
import { bar } from '../show/bar';
import { fitting } from '../show/fitting';
import { percent } from '../show/quantities';
import { type Pooled, pooledTransplantsText } from '../show/pooled-transplants-text';
import { transplantText } from '../show/transplant-text';
import type { Streams } from '../streams';

const POLL_MS = 500;

interface Options extends TransplantRequest {
  readonly kept?: boolean;
  readonly experiment?: string;
}

export function addTransplantCommand(program: Command, streams: Streams): void {
  program
    .command('transplant [id]')
    .description(
      'test what comes from each deme in every niche: champions as they are, and genomes raised with fresh weights',
    )
    .option('--generation <g>', 'a closed one; the newest if left out', integer(0))
    .option('--replicates <r>', 'how often each genome is raised (5)', integer(1, 100))
    .addOption(
      new Option('--genomes <whose>', "raise each deme's champion, or another of the living in each replicate")
        .choices(['champion', 'living'])
        .default('champion'),
    )
    .option('--kept', 'show the newest that has finished, and begin none')
    .option('--experiment <id>', 'of all tournaments of an experiment that lack one, pooled over its seeds')
    .action(async (id: string | undefined, { kept, experiment, ...asked }: Options, command: Command) => {
      if ((id === undefined) === (experiment === undefined))
        throw new WrongUsage('one of both must be given: the id of a tournament, or --experiment');
      let shown: TransplantView | undefined;
      const display = liveDisplay(streams.err, (columns) => (shown ? [progressLine(shown, columns)] : []));
      const show = (view: TransplantView) => {
        shown = view;
        display.changed();
      };
      if (experiment !== undefined) {
        if (asked.generation !== undefined) throw new WrongUsage('--generation must be left out: last ones are pooled');
        const pooled = await withServer(command, async ({ api }) => {
          const known = await findExperiment(api, experiment);
          const { replicates, genomes } = asked;
          const { waiting } = await api.pooledTransplants(known, { replicates, genomes });
          const refused = kept ? [] : await transplantAll(api, waiting, asked, show);
          const pooled = await api.pooledTransplants(known, { replicates, genomes });
          const left = pooled.waiting.filter((each) => refused.every(({ tournamentId }) => tournamentId !== each));
          return { ...pooled, waiting: left, refused };
        }).finally(display.stop);
        printAnswer(command, streams, pooled, pooledTransplantsText);
        return;
      }
      const view = await askAbout(command, 'tournament', [id!], ({ api }, known) =>
        kept ? newest(api, known) : transplant(api, known, asked, show),
      ).finally(display.stop);
      printAnswer(command, streams, view, transplantText);
      ended(view);
    });
}

/** Those that could not be, with why: the others are transplanted all the same. */
async function transplantAll(
  api: ApiClient,
  tournaments: readonly string[],
  asked: TransplantRequest,
  show: (view: TransplantView) => void,
): Promise<Pooled['refused']> {
  const refused: Pooled['refused'][number][] = [];
  for (const tournamentId of tournaments) {
    try {
      const view = await transplant(api, tournamentId, asked, show);
      if (view.status === 'failed') refused.push({ tournamentId, reason: view.reason ?? 'it failed' });
      else ended(view);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status !== 409) throw error;
      refused.push({ tournamentId, reason: error.message });
    }
  }
  return refused;
}

/** Throws a CommandFailure unless it finished. */
function ended({ status, reason }: TransplantView): void {
  if (status === 'cancelled') throw new CommandFailure('', EXIT.interrupted);
  if (status !== 'finished') throw new CommandFailure(reason ?? '');
}

function progressLine({ tournamentId, done }: TransplantView, columns: number): string {
  return fitting([bar(done, 20), `${percent(done)} raised`, tournamentId], columns);
}

async function newest(api: ApiClient, tournamentId: string): Promise<TransplantView> {
  const view = (await api.transplants(tournamentId)).findLast(({ status }) => status === 'finished');
  if (view) return view;
  throw new CommandFailure(
    `tournament ${tournamentId} has no transplant that has finished; leave out --kept to begin one`,
  );
}

/** Answers when it is over; Ctrl-C stops it. */
async function transplant(
  api: ApiClient,
  tournamentId: string,
  asked: TransplantRequest,
  show: (view: TransplantView) => void,
): Promise<TransplantView> {
  const interrupt = listenForInterrupt();
  let interrupted = false;
  void interrupt.pressed.then(() => (interrupted = true));
  try {
    let view = await api.startTransplant(tournamentId, asked);
    while (view.status === 'running') {
      show(view);
      await Promise.race([setTimeout(POLL_MS), interrupt.pressed]);
      view = interrupted
        ? await api.cancelTransplant(tournamentId, view.id)
        : await api.transplant(tournamentId, view.id);
    }
    return view;
  } finally {
    interrupt.release();
  }
}
