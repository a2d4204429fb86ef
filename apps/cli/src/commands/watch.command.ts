import type { Command } from 'commander';
import type { LineageEvent } from '#contracts';
import { CommandFailure, EXIT } from '../command-failure';
import { follow, isStop, type Listener } from '../conduct/follow';
import { listenForInterrupt } from '../conduct/interrupt';
import { openScreen, type Screen } from '../conduct/screen';
import { globalOptionsOf } from '../global-options';
import { integer } from '../option-values';
import { withServer } from '../server/with-server';
import type { Streams } from '../streams';

interface WatchOptions {
  readonly after: number;
  readonly lives?: boolean;
}

export function addWatchCommand(program: Command, streams: Streams): void {
  program
    .command('watch <id>')
    .description(
      'show the events of a tournament from its first on, until it stops, and on a terminal how far it is and what lives; --json prints one event a line',
    )
    .option('--after <seq>', 'only events after this sequence number', integer(0), 0)
    .option('--lives', 'on a terminal too, a line for every birth, death, exam and vote')
    .action(async (id: string, { after, lives = false }: WatchOptions, command: Command) => {
      const screen = globalOptionsOf(command).json ? null : openScreen(streams.out);
      const from = screen?.live ? 0 : after;
      await withServer(command, async ({ api, server }) => {
        const { status, lastSeq } = await api.tournament(id);
        // Where it runs no more, its log is all there is to see.
        const isLast = (event: LineageEvent) => event.seq >= lastSeq && (status !== 'running' || isStop(event));
        if (status !== 'running' && from >= lastSeq) return;

        const interrupt = listenForInterrupt();
        const listener = screen ? onScreen(screen, after, lives, streams) : asJson(streams);
        const following = follow(server, { tournamentId: id, after: from }, isLast, listener);
        const stopped = interrupt.pressed.then(() => Promise.reject(new CommandFailure('', EXIT.interrupted)));
        let ended = false;
        try {
          await Promise.race([following.ended, stopped]);
          ended = true;
        } finally {
          following.close();
          screen?.stop(ended);
          interrupt.release();
        }
      });
    });
}

function onScreen(screen: Screen, after: number, lives: boolean, { err }: Streams): Listener {
  const isShown = (event: LineageEvent) => event.seq > after && (!screen.live || lives || screen.isNotable(event));
  return {
    onEvent: (event) => screen.event(event, isShown(event)),
    onProgress: (progress) => screen.progress(progress),
    onLoss: (detail) => (screen.live ? screen.line(`${detail}; trying again`) : tellLoss(err, detail)),
  };
}

function asJson({ out, err }: Streams): Listener {
  return {
    onEvent: (event) => void out.write(`${JSON.stringify(event)}\n`),
    onLoss: (detail) => tellLoss(err, detail),
  };
}

function tellLoss(err: Streams['err'], detail: string): void {
  err.write(`${detail}; trying again\n`);
}
