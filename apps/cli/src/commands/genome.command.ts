import type { Command } from 'commander';
import { matrixOfWeights } from '#regulation';
import { openOutput } from '../output';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { differenceText, normText, regulationText } from '../show/regulation-text';
import { similarityTable } from '../show/similarity-table';
import type { Streams } from '../streams';
import { alike, SEED, SHUFFLES } from './motifs.command';

interface CompareOptions {
  readonly compare: string;
  readonly shuffles: number;
  readonly seed: number;
}

interface LogoOptions {
  readonly factor: string;
  readonly out: string;
  readonly force?: boolean;
}

export function addGenomeCommand(program: Command, streams: Streams): void {
  const genome = program.command('genome').description('regulatory genomes of individuals: docs/regulation.md');
  genome
    .command('show <id>')
    .description('its factors, its promoters with what is bound, their marks and expression')
    .action(async (id: string, _options: object, command: Command) => {
      const view = await askAbout(command, 'individual', [id], ({ api }, known) => api.regulation(known));
      printAnswer(command, streams, view, regulationText);
    });
  genome
    .command('diff <id> <other>')
    .description('what tells two apart, gene by gene')
    .action(async (id: string, other: string, _options: object, command: Command) => {
      const genes = await askAbout(command, 'individual', [id, other], ({ api }, one, two) =>
        api.regulationDifference(one, two),
      );
      printAnswer(command, streams, genes, differenceText);
    });
  genome
    .command('norm <id>')
    .description('its norm of reaction: what it expresses on each text of its tournament, and by which signal')
    .action(async (id: string, _options: object, command: Command) => {
      const norm = await askAbout(command, 'individual', [id], ({ api }, known) => api.norm(known));
      printAnswer(command, streams, norm, normText);
    });
  genome
    .command('motifs <id>')
    .description('which motifs of a file (JASPAR, TRANSFAC or MEME) those of its factors are most alike')
    .requiredOption('--compare <file>', 'with motifs, as of real factors')
    .option(...SHUFFLES)
    .option(...SEED)
    .action(async (id: string, options: CompareOptions, command: Command) => {
      const { factors } = await askAbout(command, 'individual', [id], ({ api }, known) => api.regulation(known));
      const motifs = factors.map((factor) => matrixOfWeights(factor.id, factor.weights));
      printAnswer(command, streams, alike(motifs, options.compare, options), similarityTable);
    });
  genome
    .command('logo <id>')
    .description("the sequence logo of a factor's motif, as SVG")
    .requiredOption('--factor <id>', 'which of its factors, as `show` lists them')
    .option('--out <file>', 'file to write; - is standard output', '-')
    .option('--force', 'overwrite the file if there is one')
    .action(async (id: string, { factor, out, force = false }: LogoOptions, command: Command) => {
      const output = openOutput(out, force, streams.out);
      const logo = await askAbout(command, 'individual', [id], ({ api }, known) => api.logo(known, factor));
      await output.write([logo]);
    });
}
