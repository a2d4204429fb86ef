import type { Command } from 'commander';
import type { LineageEvent } from '#contracts';
import { CommandFailure, EXIT } from '../command-failure';
import { describeEvent } from '../conduct/describe-event';
import { follow, isStop } from '../conduct/follow';
import { listenForInterrupt } from '../conduct/interrupt';
import { globalOptionsOf } from '../global-options';
import { integer } from '../option-values';
import { withServer } from '../server/with-server';
import { painterOf } from '../show/paint';
import type { Streams } from '../streams';

export function addWatchCommand(program: Command, streams: Streams): void {
  program
    .command('watch <id>')
    .description('show the events of a tournament from its first on, until it stops; --json prints one a line')
    .option('--after <seq>', 'only events after this sequence number', integer(0), 0)
    .action(async (id: string, { after }: { after: number }, command: Command) => {
      const print = eventPrinter(streams, globalOptionsOf(command).json ?? false);
      await withServer(command, async ({ api, server }) => {
        const { status, lastSeq } = await api.tournament(id);
        // Where it runs no more, its log is all there is to see.
        const isLast = (event: LineageEvent) => event.seq >= lastSeq && (status !== 'running' || isStop(event));
        if (status !== 'running' && after >= lastSeq) return;

        const interrupt = listenForInterrupt();
        const onLoss = (detail: string) => void streams.err.write(`${detail}; trying again\n`);
        const following = follow(server, { tournamentId: id, after }, isLast, { onEvent: print, onLoss });
        const stopped = interrupt.pressed.then(() => Promise.reject(new CommandFailure('', EXIT.interrupted)));
        await Promise.race([following.ended, stopped]).finally(() => {
          following.close();
          interrupt.release();
        });
      });
    });
}

function eventPrinter({ out }: Streams, json: boolean): (event: LineageEvent) => void {
  const paint = painterOf(out);
  return (event) => {
    const line = json ? JSON.stringify(event) : describeEvent(event, paint);
    if (line) out.write(`${line}\n`);
  };
}
