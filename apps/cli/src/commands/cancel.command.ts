import type { Command } from 'commander';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import type { Streams } from '../streams';

export function addCancelCommand(program: Command, streams: Streams): void {
  program
    .command('cancel <id>')
    .description('stop a tournament for good')
    .action(async (id: string, _options: unknown, command: Command) => {
      const tournament = await withServer(command, ({ api }) => api.cancel(id));
      printAnswer(command, streams, tournament, ({ status }) => `${id} is ${status}`);
    });
}
