import type { Command } from 'commander';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { tournamentText } from '../show/tournament-text';
import type { Streams } from '../streams';

export function addShowCommand(program: Command, streams: Streams): void {
  program
    .command('show <id>')
    .description('show a tournament')
    .action(async (id: string, _options: unknown, command: Command) => {
      const tournament = await withServer(command, ({ api }) => api.tournament(id));
      printAnswer(command, streams, tournament, tournamentText);
    });
}
