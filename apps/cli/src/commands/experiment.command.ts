import { type Command, Option } from 'commander';
import type { ApiClient } from '#client';
import type { TableFormat } from '#contracts';
import { counted } from '#wording';
import { CommandFailure, WrongUsage } from '../command-failure';
import { conductExperiment } from '../conduct/conduct-experiment';
import { readConfigFile } from '../config-file';
import { tellingWhere } from '../config-problems';
import { everyPage } from '../every-page';
import { findExperiment } from '../find-experiment';
import { integer } from '../option-values';
import { type Chunks, openOutput } from '../output';
import { printAnswer } from '../print-answer';
import { printWritten } from '../print-written';
import { type Session, withServer } from '../server/with-server';
import { experimentMetricText, experimentsTable, experimentText, planText } from '../show/experiment-text';
import type { Streams } from '../streams';
import { wholeArchive } from '../whole-archive';

const WORKERS = ['--workers <n>', 'worker processes to use at most; the result does not depend on it'] as const;

interface RunOptions {
  readonly config?: string;
  readonly workers?: number;
  readonly dryRun?: boolean;
}

interface MetricOptions {
  readonly name: string;
  readonly subject?: string;
  readonly from?: number;
  readonly to?: number;
}

type Format = 'archive' | TableFormat;

interface ExportOptions {
  readonly format: Format;
  readonly weights: boolean;
  readonly out: string;
  readonly force?: boolean;
}

export function addExperimentCommand(program: Command, streams: Streams): void {
  const experiment = program
    .command('experiment')
    .description('run arms x seeds of tournaments, and tell their differences with intervals')
    .option('--config <file>', 'config of an experiment in YAML or JSON')
    .option(...WORKERS, integer(1, 256))
    .option('--dry-run', 'check it, and tell what it can find and would spend; run nothing')
    .addHelpText('after', '\nExample:\n  clade experiment --config examples/experiments/does-selection-pay.yaml')
    .action(async ({ config, workers, dryRun }: RunOptions, command: Command) => {
      if (config === undefined) throw new WrongUsage('--config must name the config of an experiment');
      const file = readConfigFile(config);
      if (dryRun) {
        const request = { config: file.config, workers };
        const plan = await withServer(command, ({ api }) => tellingWhere(file, api.planExperiment(request)));
        printAnswer(command, streams, plan, planText);
        return;
      }
      await withServer(
        command,
        (session) =>
          conductExperiment(command, streams, session, () =>
            tellingWhere(file, session.api.launchExperiment({ config: file.config, workers })),
          ),
        { workers },
      );
    });

  experiment
    .command('list')
    .description('list the experiments, newest first')
    .action(async (_options: unknown, command: Command) => {
      const all = await withServer(command, ({ api }) => everyPage((cursor) => api.experiments({ cursor })));
      printAnswer(command, streams, all, ({ rows }, paint) =>
        rows.length > 0 ? experimentsTable(rows, paint) : 'No experiments yet; `clade experiment --config` starts one.',
      );
    });

  experiment
    .command('show <id>')
    .description('show an experiment: arms side by side, differences, and how far it has come')
    .action(async (word: string, _options: unknown, command: Command) => {
      const shown = await askAbout(command, word, ({ api }, id) => api.experiment(id));
      printAnswer(command, streams, shown, experimentText);
    });

  experiment
    .command('metric <id>')
    .description('a metric over its seeds: as another outcome than the primary one, and each arm by generation')
    .requiredOption('--name <metric>', 'such as meanBitsPerCharacter; `clade metrics` lists them')
    .option('--subject <name>', 'of this niche, deme or locus; of niches and demes the mean of all if left out')
    .option('--from <g>', 'the mean from this generation on; the last generation alone if left out', integer(0))
    .option('--to <g>', 'and to this one', integer(0))
    .action(async (word: string, { name, subject, from, to }: MetricOptions, command: Command) => {
      const query = { name, subject, minGeneration: from, maxGeneration: to };
      const shown = await askAbout(command, word, ({ api }, id) => api.experimentMetric(id, query));
      printAnswer(command, streams, shown, experimentMetricText);
    });

  experiment
    .command('pause <id>')
    .description('stop a running experiment; `clade experiment resume` goes on with it')
    .action(async (word: string, _options: unknown, command: Command) => {
      const paused = await askAbout(command, word, ({ api }, id) => api.pauseExperiment(id));
      if (paused.status !== 'paused') {
        throw new CommandFailure(`experiment ${paused.id} is ${paused.status}; only a running one can be paused`);
      }
      printAnswer(command, streams, paused, ({ id, status }) => `${id} is ${status}`);
    });

  experiment
    .command('cancel <id>')
    .description('end all that has not finished, for good; what has finished is kept')
    .action(async (word: string, _options: unknown, command: Command) => {
      const cancelled = await askAbout(command, word, ({ api }, id) => api.cancelExperiment(id));
      printAnswer(command, streams, cancelled, ({ id, status, runs, cells }) => {
        const finished = runs.filter((run) => run.status === 'finished').length;
        return `${id} is ${status}: ${finished} of ${counted(cells, 'tournament')} had finished`;
      });
    });

  experiment
    .command('resume <id>')
    .description('go on with all that has not finished, and follow it to its end')
    .option(...WORKERS, integer(1, 256))
    .action(async (word: string, { workers }: RunOptions, command: Command) => {
      await withServer(
        command,
        async (session) => {
          const id = await findExperiment(session.api, word);
          await conductExperiment(command, streams, session, () => session.api.resumeExperiment(id, { workers }));
        },
        { workers },
      );
    });

  experiment
    .command('export <id>')
    .description('write an experiment with all its tournaments to one file, or a table of them')
    .addOption(
      new Option(
        '--format <format>',
        'archive: all of it, for `clade import` elsewhere; csv, ndjson: a row for each tournament, with arm, seed, primary outcome, FLOPs and lineage hash',
      )
        .choices(['archive', 'csv', 'ndjson'] satisfies Format[])
        .default('archive'),
    )
    .option('--no-weights', 'leave the weights out of an archive')
    .requiredOption('--out <file>', 'file to write; - is standard output')
    .option('--force', 'overwrite the file if there is one')
    .action(async (word: string, { format, weights, out, force = false }: ExportOptions, command: Command) => {
      if (!weights && format !== 'archive')
        throw new WrongUsage(`--no-weights and --format is ${format}; must be archive`);
      const output = openOutput(out, force, streams.out);
      const written = await askAbout(command, word, async ({ api }, experimentId) => {
        const bytes = await output.write(await download(api, experimentId, format, weights));
        return { experimentId, format, file: out, bytes };
      });
      printWritten(command, streams, output, written);
    });

  experiment
    .command('delete <id>')
    .description('remove an experiment with all its tournaments; a running one is refused')
    .requiredOption('--yes', 'all of it goes for good')
    .action(async (word: string, _options: unknown, command: Command) => {
      const experimentId = await askAbout(command, word, async ({ api }, id) => {
        await api.removeExperiment(id);
        return id;
      });
      printAnswer(command, streams, { experimentId, deleted: true }, () => `${experimentId} is deleted`);
    });
}

async function download(api: ApiClient, id: string, format: Format, weights: boolean): Promise<Chunks> {
  if (format !== 'archive') return [await api.experimentRunsFile(id, format)];
  return wholeArchive(await api.experimentArchive(id, { weights }));
}

function askAbout<Answer>(
  command: Command,
  word: string,
  work: (session: Session, id: string) => Promise<Answer>,
): Promise<Answer> {
  return withServer(command, async (session) => work(session, await findExperiment(session.api, word)));
}
