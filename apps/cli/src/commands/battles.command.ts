import { InvalidArgumentError, type Command } from 'commander';
import type { BattlesQuery, BattleView } from '#contracts';
import { checkGeneration } from '../find-ids';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { battlesTable, battleText } from '../show/battle-text';
import type { Streams } from '../streams';

type BattleName = Pick<BattleView, 'generation' | 'niche' | 'number'>;

export function addBattlesCommand(program: Command, streams: Streams): void {
  program
    .command('battles <id>')
    .description('list the battles behind the ratings, or read one')
    .option('--competitor <name>', 'of one individual or n-gram')
    .option('--generation <n>', 'of one generation', integer(0))
    .option('--niche <name>', 'of one niche')
    .option('--limit <n>', 'battles to list', integer(1, 200), 50)
    .option('--read <battle>', 'the texts of one, such as 3/moby/17', battleName)
    .action(async (id: string, { read, ...query }: BattlesQuery & { read?: BattleName }, command: Command) => {
      if (read) {
        const battle = await askAbout(command, 'tournament', [id], ({ api }, known) => api.battle(known, read));
        return printAnswer(command, streams, battle, battleText);
      }
      const { rows } = await askAbout(command, 'tournament', [id], async ({ api }, known) => {
        await checkGeneration(api, known, query.generation);
        return api.battles(known, query);
      });
      printAnswer(command, streams, rows, battlesTable);
    });
}

function battleName(text: string): BattleName {
  const [, generation, niche, number] = /^(\d+)\/([^/]+)\/(\d+)$/.exec(text) ?? [];
  if (niche === undefined) throw new InvalidArgumentError('Must be generation/niche/number, such as 3/moby/17');
  return { generation: Number(generation), niche, number: Number(number) };
}
