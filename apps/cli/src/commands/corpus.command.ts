import type { Command } from 'commander';
import { EXIT } from '../command-failure';
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
    .command('mix')
    .description('mix texts into another one, so that a niche can change from one to another by degrees')
    .requiredOption('--name <name>', 'name by which a niche calls it')
    .requiredOption('--of <shares>', 'weight of each text: moby=3,sotu-new=1')
    .action(async ({ name, of }: { name: string; of: string }, command: Command) => {
      const shares = sharesIn(of);
      if (!shares) command.error(`error: --of is ${of}; must be like moby=3,sotu-new=1`, { exitCode: EXIT.usage });
      const mixed = await withServer(command, ({ api }) => api.mixCorpora(name, shares));
      printAnswer(command, streams, mixed, (view, paint) => corporaTable([view], paint));
    });

  corpus
    .command('list')
    .description('list the texts')
    .action(async (_options: unknown, command: Command) => {
      const corpora = await withServer(command, ({ api }) => api.corpora());
      printAnswer(command, streams, corpora, corporaTable);
    });
}

/** Undefined where it is not names with numbers; whether these are right is told by the server. */
function sharesIn(text: string): Record<string, number> | undefined {
  const pairs = text.split(',').map((pair) => /^([^=]+)=([\d.e+-]+)$/i.exec(pair.trim()));
  const shares = pairs.flatMap((pair) => (pair ? [[pair[1], Number(pair[2])] as const] : []));
  const isRight = shares.length === pairs.length && shares.every(([, share]) => !Number.isNaN(share));
  return isRight && new Set(shares.map(([name]) => name)).size === shares.length
    ? Object.fromEntries(shares)
    : undefined;
}
