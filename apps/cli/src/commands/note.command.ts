import type { Command } from 'commander';
import type { IndividualDetailView, TournamentView } from '#contracts';
import { EXIT } from '../command-failure';
import { isIndividual } from '../is-individual';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { labelledLines } from '../show/labelled-lines';
import type { Streams } from '../streams';

interface NoteOptions {
  readonly name?: string;
  readonly text?: string;
}

export function addNoteCommand(program: Command, streams: Streams): void {
  program
    .command('note <id>')
    .description('give a tournament or an individual a name or notes; an empty text takes them away')
    .option('--name <name>', 'name')
    .option('--text <text>', 'notes')
    .action(async (id: string, { name, text }: NoteOptions, command: Command) => {
      if (name === undefined && text === undefined) {
        command.error('error: give --name or --text', { exitCode: EXIT.usage });
      }
      const annotation = { name: emptied(name), notes: emptied(text) };
      const noted = await askAbout<IndividualDetailView | TournamentView>(command, 'either', [id], ({ api }, known) =>
        isIndividual(known) ? api.annotateIndividual(known, annotation) : api.annotateTournament(known, annotation),
      );
      printAnswer(command, streams, noted, ({ id: known, name: called, notes }, paint) =>
        labelledLines({ id: known, name: called, notes }, paint),
      );
    });
}

function emptied(text: string | undefined): string | null | undefined {
  return text === '' ? null : text;
}
