import type { Command } from 'commander';
import type { RatingsByMethodQuery } from '#contracts';
import { checkGeneration } from '../find-ids';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { ratingsTable } from '../show/ratings-table';
import type { Streams } from '../streams';

export function addRatingsCommand(program: Command, streams: Streams): void {
  program
    .command('ratings <id>')
    .description('rank what the individuals of each niche wrote, by the preferences of raters and people')
    .option('--generation <n>', 'after the battles of this generation (default: the newest)', integer(0))
    .option('--niche <name>', 'of one niche alone')
    .option('--method <name>', 'bradley-terry, length-controlled, elo or weng-lin (default: as the tournament rated)')
    .option('--rater <name>', 'by one rater of the panel alone, such as critic-1 (default: pooled, with people)')
    .action(async (id: string, { generation, niche, method, rater }: RatingsByMethodQuery, command: Command) => {
      const query = { generation, niche, method, rater };
      const rows = await askAbout(command, 'tournament', [id], async ({ api }, known) => {
        await checkGeneration(api, known, generation);
        return api.ratingsByMethod(known, query);
      });
      printAnswer(command, streams, rows, ratingsTable);
    });
}
