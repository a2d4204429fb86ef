import type { Command } from 'commander';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import type { Streams } from '../streams';

export function addCancelCommand(program: Command, streams: Streams): void {
  program
    .command('cancel <id>')
    .description('stop a tournament for good')
    .action(async (id: string, _options: unknown, command: Command) => {
      const tournament = await askAbout(command, 'tournament', [id], ({ api }, known) => api.cancel(known));
      printAnswer(command, streams, tournament, ({ id: known, status }) => `${known} is ${status}`);
    });
}
