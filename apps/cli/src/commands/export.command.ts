import { type Command, Option } from 'commander';
import type { ApiClient } from '#client';
import type { ExportFormat, LineageFormat, TableFormat, TreeLabels } from '#contracts';
import { EXIT } from '../command-failure';
import { nicheOf } from '../community-niche';
import { isIndividual } from '../is-individual';
import { type Chunks, openOutput } from '../output';
import { printWritten } from '../print-written';
import { askAbout } from '../server/with-server';
import type { Streams } from '../streams';
import { wholeArchive } from '../whole-archive';

type Format = ExportFormat | LineageFormat | TableFormat | 'archive';

/** What of it to write, and how. */
interface Parts {
  readonly rows?: (typeof ROWS)[number];
  readonly labels?: TreeLabels;
  readonly weights: boolean;
  readonly community?: boolean;
  readonly niche?: string;
}

interface ExportOptions extends Parts {
  readonly format?: Format;
  readonly out: string;
  readonly force?: boolean;
}

/** The first of each is its default. */
const OF_INDIVIDUALS: readonly ExportFormat[] = ['onnx', 'safetensors'];
const OF_LINEAGES: readonly LineageFormat[] = ['alife-csv', 'alife-json', 'newick', 'nhx', 'nexus', 'phyloxml'];
const TREES: readonly LineageFormat[] = ['newick', 'nhx', 'nexus', 'phyloxml'];
const ROWS = ['individuals', 'battles', 'metrics'] as const;
const OF_ROWS: readonly TableFormat[] = ['csv', 'ndjson'];

export function addExportCommand(program: Command, streams: Streams): void {
  program
    .command('export <id>')
    .description("write an individual's model, or a tournament's lineage, rows or all of it, to a file")
    .addOption(
      new Option(
        '--format <format>',
        'of an individual: onnx (a graph with its weights; the default), safetensors (the weights alone); of a community: onnx; of a ' +
          "tournament's lineage: alife-csv (the default), alife-json, newick, nhx, nexus, phyloxml; of rows: csv, ndjson; " +
          'archive: all of a tournament, for `clade import` elsewhere',
      ).choices([...OF_INDIVIDUALS, ...OF_LINEAGES, ...OF_ROWS, 'archive']),
    )
    .addOption(new Option('--rows <rows>', 'which rows of a tournament (default: individuals)').choices(ROWS))
    .addOption(
      new Option(
        '--labels <labels>',
        'how newick, nhx, nexus and phyloxml call individuals: by their ids (the default), or by those and their names',
      ).choices(['ids', 'names']),
    )
    .option(
      '--community',
      'the mixture of all who lived in a niche in the end, as one model: give the id of a tournament',
    )
    .option('--niche <name>', "with --community: whose (default: the tournament's only one)")
    .option('--no-weights', 'leave the weights out of an archive')
    .requiredOption('--out <file>', 'file to write; - is standard output')
    .option('--force', 'overwrite the file if there is one')
    .action(async (id: string, { format: asked, out, force = false, ...parts }: ExportOptions, command: Command) => {
      const format = asked ?? usualFormat(id, parts);
      const problem = mismatch(id, format, parts);
      if (problem) command.error(`error: ${problem}`, { exitCode: EXIT.usage });
      const output = openOutput(out, force, streams.out);
      const wanted = isIndividual(id) ? 'individual' : 'tournament';
      const { bytes, ...subject } = await askAbout(command, wanted, [id], async ({ api }, known) => {
        const written = await output.write(await download(api, known, format, parts));
        return { ...(wanted === 'individual' ? { individualId: known } : { tournamentId: known }), bytes: written };
      });
      printWritten(command, streams, output, { ...subject, format, file: out, bytes });
    });
}

function usualFormat(id: string, { rows, community }: Parts): Format {
  if (isIndividual(id) || community) return OF_INDIVIDUALS[0];
  return rows ? OF_ROWS[0] : OF_LINEAGES[0];
}

/** Why the format is none of what the id names. */
function mismatch(id: string, format: Format, parts: Parts): string | undefined {
  const { rows, labels, weights, community, niche } = parts;
  if (niche !== undefined && !community) return `--niche is ${niche} without --community`;
  if (community && isIndividual(id)) return `${id} is an individual; --community wants the id of a tournament`;
  if (community && rows) return `--rows is ${rows}; a community has none`;
  if (community) return format === 'onnx' ? undefined : `--format is ${format}; must be onnx of a community`;
  const [kind, formats] = isIndividual(id)
    ? (['an individual', OF_INDIVIDUALS] as const)
    : (['a tournament', [...OF_LINEAGES, ...OF_ROWS, 'archive']] as const);
  if (!isOneOf(formats, format)) return `${id} is ${kind} and --format is ${format}; must be ${formats.join(', ')}`;
  if (rows && !isOneOf(OF_ROWS, format)) return `--rows is ${rows} and --format is ${format}; must be csv, ndjson`;
  if (labels && !isOneOf(TREES, format)) return `--labels and --format is ${format}; must be ${TREES.join(', ')}`;
  if (!weights && format !== 'archive') return `--no-weights and --format is ${format}; must be archive`;
  return undefined;
}

async function download(api: ApiClient, id: string, format: Format, parts: Parts): Promise<Chunks> {
  const { rows, labels, weights, community, niche } = parts;
  if (community) return [await api.exportCommunity(id, nicheOf(await api.tournament(id), niche))];
  if (format === 'archive') return wholeArchive(await api.archive(id, { weights }));
  if (isOneOf(OF_INDIVIDUALS, format)) return [await api.exportIndividual(id, format)];
  if (isOneOf(OF_LINEAGES, format)) return [await api.lineageFile(id, format, labels)];
  const file = { individuals: api.individualsFile, battles: api.battlesFile, metrics: api.metricsFile };
  return [await file[rows ?? 'individuals'](id, format)];
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}
