import type { Command } from 'commander';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import { geneTable } from '../show/gene-table';
import { generationsTable } from '../show/generations-table';
import type { Streams } from '../streams';

export function addGenerationsCommand(program: Command, streams: Streams): void {
  program
    .command('generations <id>')
    .description('show how a tournament went, generation by generation')
    .option('--gene <locus>', 'how the alleles of one locus spread')
    .action(async (id: string, { gene }: { gene?: string }, command: Command) => {
      if (gene !== undefined) {
        const history = await withServer(command, ({ api }) => api.gene(id, gene));
        return printAnswer(command, streams, history, geneTable);
      }
      const generations = await withServer(command, ({ api }) => api.generations(id));
      printAnswer(command, streams, generations, generationsTable);
    });
}
