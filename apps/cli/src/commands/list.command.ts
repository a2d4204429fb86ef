import type { Command } from 'commander';
import { everyPage } from '../every-page';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { foundTable } from '../show/found-table';
import { tournamentsTable } from '../show/tournament-text';
import type { Streams } from '../streams';

export function addListCommand(program: Command, streams: Streams): void {
  program
    .command('list')
    .description('list the tournaments, newest first')
    .option('--all', 'those too that belong to an experiment')
    .option('--search <words>', 'tournaments and individuals that have these words in their names or notes')
    .action(async ({ search, all }: { search?: string; all?: boolean }, command: Command) => {
      if (search !== undefined) {
        const found = await withServer(command, ({ api }) => api.search(search));
        return printAnswer(command, streams, found, foundTable);
      }
      const { page, hidden } = await withServer(command, async ({ api }) => {
        const found = await everyPage((cursor) => api.tournaments({ cursor, all }));
        return {
          page: found,
          hidden: found.rows.length > 0 || all ? 0 : (await api.experiments({ limit: 1 })).rows.length,
        };
      });
      printAnswer(command, streams, page, ({ rows }, paint) =>
        rows.length > 0 ? tournamentsTable(rows, paint) : noneText(hidden),
      );
    });
}

/** `experiments`: those whose tournaments the list leaves out. */
function noneText(experiments: number): string {
  return experiments === 0
    ? 'No tournaments yet; `clade launch` starts one.'
    : 'No tournaments but those of experiments: `clade list --all` lists them, `clade experiment list` the experiments.';
}
