import { type Command, Option } from 'commander';
import { InvalidValueError } from '#base';
import {
  BadMotifFileError,
  type CountMatrix,
  dnaOf,
  MOTIF_FORMATS,
  type MotifFormat,
  occupancyOf,
  readMotifs,
  sequenceLogo,
  weightsOf,
} from '#regulation';
import { EXIT, WrongUsage } from '../command-failure';
import { readText } from '../config-file';
import { globalOptionsOf } from '../global-options';
import { realAbove } from '../option-values';
import { type Output, openOutput } from '../output';
import { printAnswer } from '../print-answer';
import { type BindingView, bindingTable, motifTable, motifView } from '../show/motif-tables';
import type { Streams } from '../streams';

interface Options {
  readonly to?: MotifFormat;
  readonly logo?: string;
  readonly promoter?: string;
  readonly concentration: number;
  readonly out?: string;
  readonly force?: boolean;
}

/** Bases of the longest promoter that is read. */
const LONGEST = 2000;

export function addMotifsCommand(program: Command, streams: Streams): void {
  program
    .command('motifs <file>')
    .description(
      'what is in a file of motifs (JASPAR, TRANSFAC or MEME): information in bits, logos, what binds a promoter',
    )
    .addOption(
      new Option('--to <format>', 'write them in another format')
        .choices(Object.keys(MOTIF_FORMATS))
        .conflicts(['logo', 'promoter']),
    )
    .addOption(new Option('--logo <motif>', 'the sequence logo of one, as SVG').conflicts('promoter'))
    .option('--promoter <dna>', 'which of them are bound to it in equilibrium, and where')
    .option(
      '--concentration <number>',
      'how much likelier than empty a site without information is bound',
      realAbove(0, 1e6),
      0.01,
    )
    .option('--out <file>', 'of --to and --logo: file to write; - is standard output (default)')
    .option('--force', 'overwrite the file if there is one')
    .action(async (file: string, options: Options, command: Command) => {
      const output = outputOf(options, command, streams);
      const motifs = motifsIn(file);
      if (options.to) await output.write([Buffer.from(MOTIF_FORMATS[options.to].write(motifs))]);
      else if (options.logo !== undefined) {
        await output.write([Buffer.from(sequenceLogo(found(motifs, options.logo, file)))]);
      } else if (options.promoter !== undefined) {
        printAnswer(command, streams, bindingOf(motifs, options.promoter, options.concentration), bindingTable);
      } else printAnswer(command, streams, motifs.map(motifView), motifTable);
    });
}

function outputOf({ to, logo, out = '-', force = false }: Options, command: Command, { out: stdout }: Streams): Output {
  const isFile = to !== undefined || logo !== undefined;
  if (isFile && globalOptionsOf(command).json)
    command.error('error: --json is of tables alone', { exitCode: EXIT.usage });
  if (!isFile && out !== '-') command.error('error: --out is of --to and --logo', { exitCode: EXIT.usage });
  return openOutput(out, force, stdout);
}

function motifsIn(file: string): CountMatrix[] {
  try {
    return readMotifs(readText(file));
  } catch (error) {
    if (error instanceof BadMotifFileError) throw new WrongUsage(`${file}: ${error.message}`);
    throw error;
  }
}

/** By its id or name. */
function found(motifs: readonly CountMatrix[], wanted: string, file: string): CountMatrix {
  const motif = motifs.find(({ id, name }) => id === wanted || name === wanted);
  if (motif) return motif;
  const some = motifs.slice(0, 5).map(({ id }) => id);
  throw new WrongUsage(
    `${file}: has no motif ${wanted}; has ${some.join(', ')}${motifs.length > 5 ? ' and others' : ''}`,
  );
}

/** All motifs of a file compete for the promoter, each at the same concentration. */
function bindingOf(motifs: readonly CountMatrix[], promoter: string, concentration: number): BindingView[] {
  if (promoter.length > LONGEST)
    throw new WrongUsage(`--promoter has ${promoter.length} bases; at most ${LONGEST} are read`);
  const factors = motifs.map((motif) => {
    return { weights: weightsOf(motif), concentration, cooperativity: 1, isPioneer: false };
  });
  const { bound, sites } = occupancyOf(promoterOf(promoter), factors, { length: 1, weight: 0 });
  return motifs.map(({ id, name }, factor) => ({
    id,
    name,
    bound: bound[factor],
    sites: sites
      .filter((site) => site.factor === factor)
      .map(({ start, end, probability, forwardShare, weight }) => {
        return { start, end, probability, forwardShare, bits: Math.log2(weight / concentration) };
      }),
  }));
}

function promoterOf(text: string) {
  try {
    return dnaOf(text, '--promoter');
  } catch (error) {
    if (error instanceof InvalidValueError) throw new WrongUsage(error.message);
    throw error;
  }
}
