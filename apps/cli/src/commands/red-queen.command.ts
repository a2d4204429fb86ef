import type { Command } from 'commander';
import type { RedQueenQuery } from '#contracts';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { redQueenText } from '../show/red-queen-text';
import type { Streams } from '../streams';

export function addRedQueenCommand(program: Command, streams: Streams): void {
  program
    .command('red-queen <id>')
    .description('how well raters of each generation tell the models of each from people, and who drives whom')
    .option('--niche <name>', 'of one niche alone')
    .action(async (id: string, { niche }: RedQueenQuery, command: Command) => {
      const views = await askAbout(command, 'tournament', [id], ({ api }, known) => api.redQueen(known, { niche }));
      printAnswer(command, streams, views, (all, paint) => redQueenText(all, paint));
    });
}
