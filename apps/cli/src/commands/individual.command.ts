import type { Command } from 'commander';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { individualText } from '../show/individual-text';
import type { Streams } from '../streams';

export function addIndividualCommand(program: Command, streams: Streams): void {
  program
    .command('individual <id>')
    .description('show an individual: its evaluations, its parents, its genome')
    .action(async (id: string, _options: unknown, command: Command) => {
      const individual = await withServer(command, ({ api }) => api.individual(id));
      printAnswer(command, streams, individual, individualText);
    });
}
