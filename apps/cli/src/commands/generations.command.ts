import type { Command } from 'commander';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { generationsTable } from '../show/generations-table';
import type { Streams } from '../streams';

export function addGenerationsCommand(program: Command, streams: Streams): void {
  program
    .command('generations <id>')
    .description('show how a tournament went, generation by generation')
    .action(async (id: string, _options: unknown, command: Command) => {
      const generations = await withServer(command, ({ api }) => api.generations(id));
      printAnswer(command, streams, generations, generationsTable);
    });
}
