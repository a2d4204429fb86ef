import { type Command, Option } from 'commander';
import { InvalidValueError, sum } from '#base';
import {
  BadMotifFileError,
  type BindingFactor,
  type BoundSite,
  type CountMatrix,
  type Dna,
  dnaOf,
  MOTIF_FORMATS,
  type MotifFormat,
  type Occupancy,
  occupancyOf,
  readMotifs,
  sequenceLogo,
  weightsOf,
} from '#regulation';
import { counted } from '#wording';
import { EXIT, WrongUsage } from '../command-failure';
import { readText } from '../config-file';
import { globalOptionsOf } from '../global-options';
import { integer, realAbove } from '../option-values';
import { type Output, openOutput } from '../output';
import { printAnswer } from '../print-answer';
import { type BindingView, bindingTable, motifTable, motifView } from '../show/motif-tables';
import { safeLine } from '../show/safe-text';
import { similarities, similarityTable, type SimilarityView } from '../show/similarity-table';
import type { Streams } from '../streams';

interface Options {
  readonly to?: MotifFormat;
  readonly logo?: string;
  readonly promoter?: string;
  readonly concentration: number;
  readonly compare?: string;
  readonly shuffles: number;
  readonly seed: number;
  readonly out?: string;
  readonly force?: boolean;
}

const LEAST_SHUFFLES = 10;
export const SHUFFLES = ['--shuffles <number>', 'of the positions of a motif, by which chance is told', integer(LEAST_SHUFFLES, 100_000), 1000] as const; // prettier-ignore
export const SEED = ['--seed <number>', 'of shuffles', integer(0), 0] as const;

/** Pairs of positions times shuffles: some seconds. */
const MOST_SUMS = 2_000_000_000;
/** Of those that a motif is most alike. */
const SHOWN = 3;

/** Bases of the longest promoter that is read. */
const LONGEST = 2000;
/** Of all motifs together. */
const MOST_SITES = 200_000;

export function addMotifsCommand(program: Command, streams: Streams): void {
  program
    .command('motifs <file>')
    .description(
      'what is in a file of motifs (JASPAR, TRANSFAC or MEME): information in bits, logos, what binds a promoter',
    )
    .addOption(
      new Option('--to <format>', 'write them in another format')
        .choices(Object.keys(MOTIF_FORMATS))
        .conflicts(['logo', 'promoter', 'compare']),
    )
    .addOption(new Option('--logo <motif>', 'the sequence logo of one, as SVG').conflicts(['promoter', 'compare']))
    .option('--promoter <dna>', 'which of them are bound to it in equilibrium, and where')
    .option(
      '--concentration <number>',
      'how much likelier than empty a site without information is bound',
      realAbove(0, 1e6),
      0.01,
    )
    .addOption(new Option('--compare <file>', 'which motifs of another file each is most alike').conflicts('promoter'))
    .option(...SHUFFLES)
    .option(...SEED)
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
      } else if (options.compare !== undefined) {
        printAnswer(command, streams, alike(motifs, options.compare, options), similarityTable);
      } else printAnswer(command, streams, motifs.map(motifView), motifTable);
    });
}

/** Each of the motifs beside those of a file that it is most alike. */
export function alike(
  motifs: readonly CountMatrix[],
  file: string,
  { shuffles, seed }: Pick<Options, 'shuffles' | 'seed'>,
): readonly SimilarityView[] {
  const others = motifsIn(file);
  const most = Math.floor(MOST_SUMS / (positionsOf(motifs) * positionsOf(others)));
  const both = `${counted(motifs.length, 'motif')} and ${others.length}`;
  if (most < LEAST_SHUFFLES) throw new WrongUsage(`${both} are too many to compare`);
  if (shuffles > most) throw new WrongUsage(`--shuffles is ${shuffles}; at most ${most} for ${both}`);
  return similarities(motifs, others, { shuffles, seed, shown: SHOWN });
}

const positionsOf = (motifs: readonly CountMatrix[]): number => sum(motifs.map(({ columns }) => columns.length));

function outputOf({ to, logo, out = '-', force = false }: Options, command: Command, { out: stdout }: Streams): Output {
  const isFile = to !== undefined || logo !== undefined;
  if (isFile && globalOptionsOf(command).json)
    command.error('error: --json is of tables alone', { exitCode: EXIT.usage });
  if (!isFile && out !== '-') command.error('error: --out is of --to and --logo', { exitCode: EXIT.usage });
  return openOutput(out, force, stdout);
}

export function motifsIn(file: string): CountMatrix[] {
  try {
    return readMotifs(readText(file));
  } catch (error) {
    if (error instanceof BadMotifFileError) throw new WrongUsage(safeLine(`${file}: ${error.message}`));
    throw error;
  }
}

/** By its id or name. */
function found(motifs: readonly CountMatrix[], wanted: string, file: string): CountMatrix {
  const motif = motifs.find(({ id, name }) => id === wanted || name === wanted);
  if (motif) return motif;
  const some = motifs.slice(0, 5).map(({ id }) => id);
  throw new WrongUsage(
    safeLine(`${file}: has no motif ${wanted}; has ${some.join(', ')}${motifs.length > 5 ? ' and others' : ''}`),
  );
}

/** All motifs of a file compete for the promoter, each at the same concentration. */
function bindingOf(motifs: readonly CountMatrix[], promoter: string, concentration: number): BindingView[] {
  if (promoter.length > LONGEST)
    throw new WrongUsage(`--promoter has ${promoter.length} bases; at most ${LONGEST} are read`);
  if (motifs.length * promoter.length > MOST_SITES) {
    const sites = (motifs.length * promoter.length).toLocaleString('en');
    throw new WrongUsage(
      `${motifs.length} motifs on ${promoter.length} bases are ${sites} sites; at most ${MOST_SITES.toLocaleString('en')} are summed over`,
    );
  }
  const factors = motifs.map((motif) => {
    return { weights: weightsOf(motif), concentration, cooperativity: 1, isPioneer: false };
  });
  const { bound, sites } = occupied(promoterOf(promoter), factors);
  const views = motifs.map(({ id, name }, factor) => ({ id, name, bound: bound[factor], sites: [] as BoundSite[] }));
  for (const site of sites) views[site.factor].sites.push(site);
  return views;
}

function occupied(promoter: Dna, factors: readonly BindingFactor[]): Occupancy {
  try {
    return occupancyOf(promoter, factors, { length: 1, weight: 0 });
  } catch (error) {
    if (error instanceof RangeError) throw new WrongUsage(`--concentration: ${error.message}`);
    throw error;
  }
}

function promoterOf(text: string): Dna {
  try {
    return dnaOf(text, '--promoter');
  } catch (error) {
    if (error instanceof InvalidValueError) throw new WrongUsage(error.message);
    throw error;
  }
}
