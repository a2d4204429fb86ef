/** Follows a tournament on the screen until it stops, pausing it at Ctrl-C. */
import type { Command } from 'commander';
import { ApiProblem } from '#client';
import type { LineageEvent, TournamentView } from '#contracts';
import { statusText } from '#wording';
import { CommandFailure, EXIT } from '../command-failure';
import { globalOptionsOf, nextCommand } from '../global-options';
import type { Session } from '../server/with-server';
import { painterOf } from '../show/paint';
import type { Streams } from '../streams';
import { closingReport } from './closing-report';
import { isMilestone } from './describe-event';
import { follow, isStop } from './follow';
import { listenForInterrupt } from './interrupt';
import { outcomeOf } from './outcome';
import { openScreen, type Screen } from './screen';

/** A tournament set going, and the last event from before. */
interface Started {
  readonly id: string;
  readonly after: number;
}

/** Throws a CommandFailure unless the tournament finishes. */
export async function conduct(
  command: Command,
  streams: Streams,
  session: Session,
  start: () => Promise<Started>,
): Promise<void> {
  const interrupt = listenForInterrupt();
  const screen = openScreen(streams.err);
  let interrupted = false;
  void interrupt.pressed.then(() => {
    interrupted = true;
    screen.line('Pausing; Ctrl-C again leaves at once.');
  });
  try {
    const { id, after } = await start();
    const { watch } = command.opts<{ watch?: boolean }>();
    const following = followOnScreen(session, id, after, screen, watch ?? false);
    try {
      const paused = interrupt.pressed.then(() => pause(session, id, following.ended));
      await Promise.race([following.ended, paused]);
    } finally {
      following.close();
      screen.stop();
    }
    await conclude(command, streams, session, await session.api.tournament(id), interrupted);
  } finally {
    interrupt.release();
  }
}

function followOnScreen({ server }: Session, tournamentId: string, after: number, screen: Screen, watch: boolean) {
  const isNew = ({ seq }: LineageEvent) => seq > after;
  const isLast = (event: LineageEvent) => isNew(event) && isStop(event);
  return follow(server, { tournamentId, after: screen.live ? 0 : after }, isLast, {
    onEvent: (event) => screen.event(event, isNew(event) && (watch || isMilestone(event))),
    onProgress: (progress) => screen.progress(progress),
    onTrouble: (text) => screen.line(text),
  });
}

/** Answers when the tournament has stopped. */
async function pause({ api }: Session, id: string, ended: Promise<unknown>): Promise<void> {
  try {
    await api.pause(id);
  } catch (error) {
    // It stopped by itself in the meantime.
    if (!(error instanceof ApiProblem && error.problem.status === 409)) throw error;
    await ended;
  }
}

async function conclude(
  command: Command,
  { out }: Streams,
  { api }: Session,
  tournament: TournamentView,
  interrupted: boolean,
): Promise<void> {
  const next = (...words: string[]) => nextCommand(command, ...words);
  const { id, status, reason } = tournament;
  if (globalOptionsOf(command).json) out.write(`${JSON.stringify(outcomeOf(tournament), null, 2)}\n`);
  else if (status === 'finished') out.write(`${await closingReport(api, tournament, painterOf(out), next)}\n`);

  if (status === 'finished') return;
  if (status === 'paused' && interrupted) {
    throw new CommandFailure(`Paused. Go on with: ${next('resume', id)}`, EXIT.interrupted);
  }
  const goOn = status === 'paused' ? `\nGo on with: ${next('resume', id)}` : '';
  throw new CommandFailure(`The tournament is ${statusText(status, reason)}${goOn}`, EXIT.unfinished);
}
