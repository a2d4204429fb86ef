import type { Command } from 'commander';
import type { ApiClient } from '#client';
import type { AncestorView } from '#contracts';
import { CommandFailure } from '../command-failure';
import { isIndividual } from '../is-individual';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { descentTree } from '../show/descent-tree';
import { relativesTable } from '../show/relatives-table';
import type { Streams } from '../streams';

interface TreeOptions {
  readonly depth?: number;
  readonly limit?: number;
}

export function addTreeCommand(program: Command, streams: Streams): void {
  program
    .command('tree <id>')
    .description("show an individual's descendants, or the line of descent of a tournament's champion")
    .option('--depth <n>', 'generations of descent to follow (default: 10, of a line all)', integer(1, 200))
    .option('--limit <n>', 'descendants to show, the nearest (default: 200)', integer(1, 1000))
    .action(async (id: string, options: TreeOptions, command: Command) => {
      if (isIndividual(id)) {
        const members = await withServer(command, ({ api }) => api.descendants(id, options));
        return printAnswer(command, streams, members, descentTree);
      }
      const line = await withServer(command, ({ api }) => lineOfChampion(api, id, options));
      printAnswer(command, streams, line, relativesTable);
    });
}

async function lineOfChampion(api: ApiClient, id: string, { depth }: TreeOptions): Promise<AncestorView[]> {
  const { champion, status } = await api.tournament(id);
  if (champion) return api.lineOfDescent(champion.id, { depth });
  throw new CommandFailure(`tournament ${id} is ${status} and has no champion yet`);
}
