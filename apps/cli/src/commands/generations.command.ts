import type { Command } from 'commander';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
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
        const history = await askAbout(command, 'tournament', [id], ({ api }, known) => api.gene(known, gene));
        return printAnswer(command, streams, history, geneTable);
      }
      const generations = await askAbout(command, 'tournament', [id], ({ api }, known) => api.generations(known));
      printAnswer(command, streams, generations, generationsTable);
    });
}
