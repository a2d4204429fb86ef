import type { Command } from 'commander';
import { readText } from '../config-file';
import { ofFile } from '../of-file';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { corporaTable } from '../show/corpora-table';
import type { Streams } from '../streams';

export function addCorpusCommand(program: Command, streams: Streams): void {
  const corpus = program.command('corpus').description('add and list the texts that individuals live on');

  corpus
    .command('add <file>')
    .description('add a text in UTF-8')
    .requiredOption('--name <name>', 'name by which a niche calls it')
    .action(async (file: string, { name }: { name: string }, command: Command) => {
      const text = readText(file);
      const added = await withServer(command, ({ api }) => ofFile(file, api.addCorpus(name, text)));
      printAnswer(command, streams, added, (view, paint) => corporaTable([view], paint));
    });

  corpus
    .command('list')
    .description('list the texts')
    .action(async (_options: unknown, command: Command) => {
      const corpora = await withServer(command, ({ api }) => api.corpora());
      printAnswer(command, streams, corpora, corporaTable);
    });
}
