import type { Command } from 'commander';
import { EXIT } from '../command-failure';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { familyTree } from '../show/family-tree';
import { relativesTable } from '../show/relatives-table';
import type { Streams } from '../streams';

interface AncestorsOptions {
  readonly depth?: number;
  readonly line?: boolean;
  readonly with?: string;
}

export function addAncestorsCommand(program: Command, streams: Streams): void {
  program
    .command('ancestors <id>')
    .description('show the family tree of an individual')
    .option('--depth <n>', 'generations of descent to go back (default: 10, of a line 1000)', integer(1, 1_000))
    .option('--line', 'primary parents alone')
    .option('--with <id>', 'the latest common ancestors of it and another')
    .action(async (id: string, { depth, line, with: other }: AncestorsOptions, command: Command) => {
      if (other !== undefined && (line || depth !== undefined)) {
        command.error('error: --with goes with neither --line nor --depth', { exitCode: EXIT.usage });
      }
      if (other !== undefined) {
        const common = await askAbout(command, 'individual', [id, other], ({ api }, one, two) =>
          api.commonAncestors(one, two),
        );
        return printAnswer(command, streams, common, (rows, paint) =>
          rows.length === 0 ? `${id} and ${other} have no common ancestor` : relativesTable(rows, paint),
        );
      }
      if (line) {
        const members = await askAbout(command, 'individual', [id], ({ api }, known) =>
          api.lineOfDescent(known, { depth }),
        );
        return printAnswer(command, streams, members, relativesTable);
      }
      const members = await askAbout(command, 'individual', [id], ({ api }, known) =>
        api.ancestors(known, { depth, limit: 1000 }),
      );
      printAnswer(command, streams, members, familyTree);
    });
}
