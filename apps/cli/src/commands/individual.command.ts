import type { Command } from 'commander';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { individualText } from '../show/individual-text';
import type { Streams } from '../streams';

export function addIndividualCommand(program: Command, streams: Streams): void {
  program
    .command('individual <id>')
    .description('show an individual: its evaluations, its parents, its genome')
    .action(async (id: string, _options: unknown, command: Command) => {
      const individual = await askAbout(command, 'individual', [id], ({ api }, known) => api.individual(known));
      printAnswer(command, streams, individual, individualText);
    });
}
