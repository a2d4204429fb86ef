import { type Command, Option } from 'commander';
import type { ApiClient } from '#client';
import type { ExportFormat, LineageFormat, TableFormat } from '#contracts';
import { EXIT } from '../command-failure';
import { isIndividual } from '../is-individual';
import { checkNewFile, writeWhole } from '../new-file';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import type { Streams } from '../streams';

type Format = ExportFormat | LineageFormat | TableFormat;

interface ExportOptions {
  readonly format?: Format;
  readonly rows?: 'individuals' | 'battles';
  readonly out: string;
  readonly force?: boolean;
}

/** The first of each is its default. */
const OF_INDIVIDUALS: readonly ExportFormat[] = ['onnx', 'safetensors'];
const OF_LINEAGES: readonly LineageFormat[] = ['alife-csv', 'alife-json', 'newick', 'nexus', 'phyloxml'];
const OF_ROWS: readonly TableFormat[] = ['csv', 'ndjson'];

export function addExportCommand(program: Command, streams: Streams): void {
  program
    .command('export <id>')
    .description("write an individual's model, or a tournament's lineage or rows, to a file for other programs")
    .addOption(
      new Option(
        '--format <format>',
        'of an individual: onnx (a graph with its weights; the default), safetensors (the weights alone); of a ' +
          "tournament's lineage: alife-csv (the default), alife-json, newick, nexus, phyloxml; of rows: csv, ndjson",
      ).choices([...OF_INDIVIDUALS, ...OF_LINEAGES, ...OF_ROWS]),
    )
    .addOption(
      new Option('--rows <rows>', 'which rows of a tournament (default: individuals)').choices([
        'individuals',
        'battles',
      ]),
    )
    .requiredOption('--out <file>', 'file to write')
    .option('--force', 'overwrite the file if there is one')
    .action(async (id: string, { format: asked, rows, out, force = false }: ExportOptions, command: Command) => {
      const format = asked ?? (isIndividual(id) ? OF_INDIVIDUALS[0] : rows ? OF_ROWS[0] : OF_LINEAGES[0]);
      const problem = mismatch(id, format, rows);
      if (problem) command.error(`error: ${problem}`, { exitCode: EXIT.usage });
      checkNewFile(out, force);
      const bytes = await withServer(command, ({ api }) => download(api, id, format, rows));
      writeWhole(out, bytes);
      const subject = isIndividual(id) ? { individualId: id } : { tournamentId: id };
      const written = { ...subject, format, file: out, bytes: bytes.length };
      printAnswer(command, streams, written, () => `${out}  ${bytes.length.toLocaleString('en')} bytes`);
    });
}

/** Why the format is none of what the id names. */
function mismatch(id: string, format: Format, rows: ExportOptions['rows']): string | undefined {
  const [kind, formats] = isIndividual(id)
    ? (['an individual', OF_INDIVIDUALS] as const)
    : (['a tournament', [...OF_LINEAGES, ...OF_ROWS]] as const);
  if (!isOneOf(formats, format)) return `${id} is ${kind} and --format is ${format}; expected ${formats.join(', ')}`;
  if (rows && !isOneOf(OF_ROWS, format)) return `--rows is ${rows} and --format is ${format}; expected csv, ndjson`;
  return undefined;
}

function download(api: ApiClient, id: string, format: Format, rows: ExportOptions['rows']): Promise<Uint8Array> {
  if (isOneOf(OF_INDIVIDUALS, format)) return api.exportIndividual(id, format);
  if (isOneOf(OF_LINEAGES, format)) return api.lineageFile(id, format);
  return rows === 'battles' ? api.battlesFile(id, format) : api.individualsFile(id, format);
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}
