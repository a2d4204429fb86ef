import { Option, type Command } from 'commander';
import type { Part } from '#contracts';
import { NO_TEST_SCORES } from '#wording';
import { nextCommand } from '../global-options';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { leaderboardTable } from '../show/leaderboard-table';
import type { Streams } from '../streams';

export function addLeaderboardCommand(program: Command, streams: Streams): void {
  program
    .command('leaderboard <id>')
    .description('rank the individuals of each niche, among n-grams and their community on the test part')
    .addOption(
      new Option('--part <part>', 'text they are scored on: champions and communities on test, everyone on validation')
        .choices(['test', 'validation'])
        .default('test'),
    )
    .option('--limit <n>', 'rows to show of each niche, the best', integer(1, 200), 200)
    .action(async (id: string, { part, limit }: { part: Part; limit: number }, command: Command) => {
      const rows = await askAbout(command, 'tournament', [id], ({ api }, known) =>
        api.leaderboard(known, { part, limit }),
      );
      const isBare = part === 'test' && !rows.some(({ kind }) => kind === 'individual');
      const advice = `${NO_TEST_SCORES}\n  ${nextCommand(command, 'leaderboard', id, '--part', 'validation')}`;
      printAnswer(command, streams, rows, (answer, paint) =>
        [leaderboardTable(answer, paint), ...(isBare ? [paint('yellow', advice)] : [])].join('\n'),
      );
    });
}
