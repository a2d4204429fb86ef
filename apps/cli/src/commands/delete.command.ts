import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { CommandFailure, EXIT } from '../command-failure';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { safeLine } from '../show/safe-text';
import type { Streams } from '../streams';

export function addDeleteCommand(program: Command, streams: Streams): void {
  program
    .command('delete <id>')
    .description('remove a tournament with all that lived in it; a running one is refused')
    .option('--yes', 'do not ask')
    .action(async (id: string, { yes = false }: { yes?: boolean }, command: Command) => {
      if (!yes && !process.stdin.isTTY) {
        command.error('error: there is no terminal to ask on; --yes deletes without asking', { exitCode: EXIT.usage });
      }
      const tournamentId = await askAbout(command, 'tournament', [id], async ({ api }, known) => {
        const { name, individuals } = await api.tournament(known);
        if (!yes)
          await confirm(`Delete ${known}, ${safeLine(name)}, with its ${individuals} individuals? [y/N] `, streams);
        await api.removeTournament(known);
        return known;
      });
      printAnswer(command, streams, { tournamentId, deleted: true }, () => `${tournamentId} is deleted`);
    });
}

/** Throws a CommandFailure unless the answer is yes. */
async function confirm(question: string, { err }: Streams): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: err });
  try {
    const answer = await terminal.question(question);
    if (!/^y(es)?$/i.test(answer.trim())) throw new CommandFailure('nothing was deleted');
  } finally {
    terminal.close();
  }
}
