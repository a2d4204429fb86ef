import type { Command } from 'commander';
import { printAnswer } from '../print-answer';
import { readFarWorseOnTest } from '../read-far-worse-on-test';
import { askAbout } from '../server/with-server';
import { comparisonText } from '../show/comparison-text';
import { tournamentText } from '../show/tournament-text';
import type { Streams } from '../streams';

export function addShowCommand(program: Command, streams: Streams): void {
  program
    .command('show <id> [others...]')
    .description('show a tournament, or up to eight of them side by side')
    .action(async (id: string, others: string[], _options: unknown, command: Command) => {
      if (others.length > 0) {
        const comparison = await askAbout(command, 'tournament', [id, ...others], ({ api }, ...ids) =>
          api.compare(ids),
        );
        return printAnswer(command, streams, comparison, comparisonText);
      }
      const { tournament, forks, farWorse } = await askAbout(command, 'tournament', [id], async ({ api }, known) => {
        const answer = await api.tournament(known);
        return { tournament: answer, forks: await api.forks(known), farWorse: await readFarWorseOnTest(api, answer) };
      });
      printAnswer(command, streams, tournament, (answer, paint) =>
        [tournamentText(answer, forks, paint), ...farWorse.map((line) => paint('yellow', line))].join('\n'),
      );
    });
}
