import type { Command } from 'commander';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { familyTree } from '../show/family-tree';
import type { Streams } from '../streams';

export function addAncestorsCommand(program: Command, streams: Streams): void {
  program
    .command('ancestors <id>')
    .description('show the family tree of an individual')
    .option('--depth <n>', 'generations of descent to go back (default: 10)', integer(1, 1_000))
    .action(async (id: string, { depth }: { depth?: number }, command: Command) => {
      const members = await withServer(command, ({ api }) => api.ancestors(id, { depth }));
      printAnswer(command, streams, members, familyTree);
    });
}
