import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { Command } from 'commander';
import type { ImportView } from '#contracts';
import { WrongUsage } from '../command-failure';
import { ofFile } from '../of-file';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { counted } from '../show/quantities';
import { safeLine } from '../show/safe-text';
import type { Streams } from '../streams';

export function addImportCommand(program: Command, streams: Streams): void {
  program
    .command('import <file>')
    .description('take in what `clade export --format archive` or `clade experiment export` wrote')
    .action(async (file: string, _options: unknown, command: Command) => {
      if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new WrongUsage(`${file}: there is no such file`);
      const archive = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
      const imported = await withServer(command, ({ api }) => ofFile(file, api.importArchive(archive)));
      printAnswer(command, streams, imported, (view) => `${file}: ${importText(view)}`);
    });
}

function importText({ outcome, tournament, experiment }: ImportView): string {
  const what = tournament
    ? `tournament ${told(tournament)}, ${counted(tournament.individuals, 'individual')}`
    : `experiment ${told(experiment!)}, ${counted(experiment!.cells, 'tournament')}`;
  return outcome === 'imported' ? `${what}, imported` : `${what}; the very same is here already`;
}

const told = ({ id, name, status }: { id: string; name: string; status: string }): string =>
  `${id} (${safeLine(name)}), ${status}`;
