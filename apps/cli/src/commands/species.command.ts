import type { Command } from 'commander';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { speciesTable } from '../show/species-table';
import type { Streams } from '../streams';

export function addSpeciesCommand(program: Command, streams: Streams): void {
  program
    .command('species <id>')
    .description('show the species of a tournament, each under the one that it branched off')
    .action(async (id: string, _options: object, command: Command) => {
      const species = await askAbout(command, 'tournament', [id], ({ api }, known) => api.species(known));
      printAnswer(command, streams, species, speciesTable);
    });
}
