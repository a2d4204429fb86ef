import type { Command } from 'commander';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import type { Streams } from '../streams';

export function addPauseCommand(program: Command, streams: Streams): void {
  program
    .command('pause <id>')
    .description('stop a running tournament; `clade resume` goes on with it')
    .action(async (id: string, _options: unknown, command: Command) => {
      const tournament = await askAbout(command, 'tournament', [id], ({ api }, known) => api.pause(known));
      printAnswer(command, streams, tournament, ({ id: known, status }) => `${known} is ${status}`);
    });
}
