import { type Command, InvalidArgumentError } from 'commander';
import { CommandFailure } from '../command-failure';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { deadLettersTable } from '../show/dead-letters-table';
import type { Streams } from '../streams';

function letterId(text: string): string {
  if (/^[^/]+\/[^/]+\/[^/]+$/.test(text)) return text;
  throw new InvalidArgumentError('It must be tournament/generation/task, as `clade dead-letters` lists it.');
}

export function addDeadLettersCommand(program: Command, streams: Streams): void {
  const letters = program
    .command('dead-letters')
    .description('list jobs that failed as often as they may, with the cause')
    .action(async (_options: unknown, command: Command) => {
      const list = await withServer(command, ({ api }) => api.deadLetters());
      printAnswer(command, streams, list, deadLettersTable);
    });

  letters
    .command('retry')
    .argument('<id>', 'tournament/generation/task, as `clade dead-letters` lists it', letterId)
    .description(
      'do such a job again outside of its tournament, to see whether the cause is gone; the lineage stays as it is',
    )
    .action(async (id: string, _options: unknown, command: Command) => {
      const retried = await withServer(command, ({ api }) => api.retryDeadLetter(id));
      printAnswer(command, streams, retried, ({ succeeded }) =>
        succeeded ? `Job ${id} has a result now; it is off the list.` : `Job ${id} failed again.`,
      );
      if (!retried.succeeded) throw new CommandFailure(retried.cause ?? '');
    });
}
