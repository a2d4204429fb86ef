/** Follows an experiment on the screen until all its tournaments have ended, pausing it at Ctrl-C. */
import { setTimeout } from 'node:timers/promises';
import type { Command } from 'commander';
import { ServerUnreachableError } from '#client';
import type { ExperimentCellView, ExperimentDetailView } from '#contracts';
import { duration, measured, outcomeHead, statusText } from '#wording';
import { CommandFailure, EXIT } from '../command-failure';
import { nextCommand } from '../global-options';
import { printAnswer } from '../print-answer';
import type { Session } from '../server/with-server';
import { bar } from '../show/bar';
import { endText, experimentText, hasEnded } from '../show/experiment-text';
import { fitting } from '../show/fitting';
import type { Streams } from '../streams';
import { listenForInterrupt } from './interrupt';
import { liveDisplay } from './live-display';

const POLL_MS = 1_000;
/** An experiment of hundreds of tournaments takes the server some tenths of a second to describe: it is asked a twentieth of the time at most. */
const REST = 20;

/** Throws a CommandFailure unless all of it finishes. */
export async function conductExperiment(
  command: Command,
  streams: Streams,
  { api }: Session,
  start: () => Promise<ExperimentDetailView>,
): Promise<void> {
  const interrupt = listenForInterrupt();
  let shown: ExperimentDetailView | undefined;
  let id: string | undefined;
  let interrupted = false;
  let rest = POLL_MS;
  const display = liveDisplay(streams.err, (columns) => (shown ? [progressLine(shown, columns)] : []));
  void interrupt.pressed.then(() => {
    interrupted = true;
    display.line('Pausing; Ctrl-C again leaves at once.');
  });
  try {
    let experiment = await start();
    ({ id } = experiment);
    const told = new Set(experiment.runs.filter(hasEnded).map(({ tournamentId }) => tournamentId));
    while (experiment.status === 'running') {
      shown = experiment;
      display.changed();
      await Promise.race([setTimeout(rest), interrupt.pressed]);
      const before = performance.now();
      experiment = interrupted ? await api.pauseExperiment(experiment.id) : await api.experiment(experiment.id);
      rest = Math.max(POLL_MS, REST * (performance.now() - before));
      for (const run of experiment.runs.filter((each) => hasEnded(each) && !told.has(each.tournamentId))) {
        told.add(run.tournamentId);
        display.line(endLine(run, experiment.outcome.unit));
      }
    }
    display.stop();
    printAnswer(command, streams, experiment, experimentText);
    failUnlessFinished(command, experiment, interrupted);
  } catch (error) {
    if (!(error instanceof ServerUnreachableError) || id === undefined) throw error;
    const next = nextCommand(command, 'experiment', 'resume', id);
    throw new CommandFailure(`${error.message}\nOnce one does, go on with: ${next}`);
  } finally {
    display.stop();
    interrupt.release();
  }
}

/** `ended  k3f9  neutral, seed 3  2.413 bits/char` */
function endLine(run: ExperimentCellView, unit: string): string {
  const { tournamentId, arm, levels, seed, outcome } = run;
  const where = [arm, ...Object.values(levels), `seed ${seed}`].join(', ');
  const came = outcome === null ? endText(run) : `${measured(outcome)} ${outcomeHead(unit)}`;
  return `ended  ${tournamentId}  ${where}  ${came}`;
}

function progressLine({ runs, cells, ended, secondsLeft }: ExperimentDetailView, columns: number): string {
  const done = runs.reduce((total, run) => total + (hasEnded(run) ? 1 : run.closed / run.generations), 0) / cells;
  const running = runs.filter(({ status }) => status === 'running').map(({ arm, seed }) => `${arm} ${seed}`);
  const left = secondsLeft === null ? [] : [`${duration(secondsLeft)} left`];
  return fitting([bar(done, 20), `${ended} of ${cells} tournaments`, ...left, running.join(', ')], columns);
}

function failUnlessFinished(command: Command, experiment: ExperimentDetailView, interrupted: boolean): void {
  const { id, status, reason, runs } = experiment;
  const next = nextCommand(command, 'experiment', 'resume', id);
  if (status === 'paused' && interrupted) throw new CommandFailure(`Paused. Go on with: ${next}`, EXIT.interrupted);
  if (status === 'paused') {
    throw new CommandFailure(`The experiment is ${statusText(status, reason)}\nGo on with: ${next}`, EXIT.unfinished);
  }
  const failed = runs.filter((run) => run.status !== 'finished').length;
  if (failed > 0) throw new CommandFailure(`${failed} of its tournaments did not finish`, EXIT.unfinished);
}
