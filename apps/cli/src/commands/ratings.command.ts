import type { Command } from 'commander';
import type { RatingsQuery } from '#contracts';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { ratingsTable } from '../show/ratings-table';
import type { Streams } from '../streams';

export function addRatingsCommand(program: Command, streams: Streams): void {
  program
    .command('ratings <id>')
    .description('rank what the individuals of each niche wrote, by the preferences of raters and people')
    .option('--generation <n>', 'after the battles of this generation (default: the newest)', integer(0))
    .option('--niche <name>', 'of one niche alone')
    .action(async (id: string, { generation, niche }: RatingsQuery, command: Command) => {
      const rows = await withServer(command, ({ api }) => api.ratings(id, { generation, niche }));
      printAnswer(command, streams, rows, ratingsTable);
    });
}
