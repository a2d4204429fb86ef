import { type Command, Option } from 'commander';
import type { ExportFormat } from '#contracts';
import { checkNewFile, writeWhole } from '../new-file';
import { printAnswer } from '../print-answer';
import { withServer } from '../server/with-server';
import type { Streams } from '../streams';

interface ExportOptions {
  readonly format: ExportFormat;
  readonly out: string;
  readonly force?: boolean;
}

const FORMATS: readonly ExportFormat[] = ['onnx', 'safetensors'];

export function addExportCommand(program: Command, streams: Streams): void {
  program
    .command('export <id>')
    .description("write an individual's model to a file for other programs")
    .addOption(
      new Option('--format <format>', 'onnx: a graph with its weights; safetensors: the weights alone')
        .choices(FORMATS)
        .default('onnx'),
    )
    .requiredOption('--out <file>', 'file to write')
    .option('--force', 'overwrite the file if there is one')
    .action(async (id: string, { format, out, force = false }: ExportOptions, command: Command) => {
      checkNewFile(out, force);
      const bytes = await withServer(command, ({ api }) => api.exportIndividual(id, format));
      writeWhole(out, bytes);
      const written = { individualId: id, format, file: out, bytes: bytes.length };
      printAnswer(command, streams, written, () => `${out}  ${bytes.length.toLocaleString('en')} bytes`);
    });
}
