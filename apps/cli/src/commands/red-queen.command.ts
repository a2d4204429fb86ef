import type { Command } from 'commander';
import type { RedQueenQuery } from '#contracts';
import { WrongUsage } from '../command-failure';
import { findExperiment } from '../find-experiment';
import { printAnswer } from '../print-answer';
import { askAbout, withServer } from '../server/with-server';
import { pooledRedQueenText } from '../show/pooled-red-queen-text';
import { redQueenText } from '../show/red-queen-text';
import type { Streams } from '../streams';

interface Options extends RedQueenQuery {
  readonly experiment?: string;
}

export function addRedQueenCommand(program: Command, streams: Streams): void {
  program
    .command('red-queen [id]')
    .description('how well raters of each generation tell the models of each from people, and who drives whom')
    .option('--niche <name>', 'of one niche alone')
    .option('--experiment <id>', 'time shifts of all tournaments of an experiment, pooled over its seeds')
    .action(async (id: string | undefined, { niche, experiment }: Options, command: Command) => {
      if ((id === undefined) === (experiment === undefined))
        throw new WrongUsage('one of both must be given: the id of a tournament, or --experiment');
      if (experiment !== undefined) {
        const pooled = await withServer(command, async ({ api }) =>
          api.pooledRedQueen(await findExperiment(api, experiment), { niche }),
        );
        printAnswer(command, streams, pooled, pooledRedQueenText);
        return;
      }
      const views = await askAbout(command, 'tournament', [id!], ({ api }, known) => api.redQueen(known, { niche }));
      printAnswer(command, streams, views, (all, paint) => redQueenText(all, paint));
    });
}
