import { type Command, Option } from 'commander';
import { type ApiClient, allRows } from '#client';
import type { MetricScope, MetricsQuery, MetricValueView, MetricView } from '#contracts';
import { WrongUsage } from '../command-failure';
import { checkGeneration } from '../find-ids';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout, withServer } from '../server/with-server';
import { metricHistory, metricsTable, metricValuesTable } from '../show/metrics-table';
import type { Streams } from '../streams';

const SCOPES: readonly MetricScope[] = ['tournament', 'generation', 'deme', 'niche', 'locus', 'rater', 'individual'];

type Options = Pick<MetricsQuery, 'name' | 'scope' | 'subject' | 'generation'>;

export function addMetricsCommand(program: Command, streams: Streams): void {
  program
    .command('metrics [id]')
    .description('list what is measured of generations, or show the metrics of a tournament')
    .option('--name <name>', 'one metric, generation by generation')
    .addOption(new Option('--scope <scope>', 'metrics of this scope').choices(SCOPES))
    .option('--subject <name>', 'of one niche, deme, locus or individual')
    .option('--generation <n>', 'of one generation (default: the newest closed, or all with --name)', integer(0))
    .action(async (id: string | undefined, options: Options, command: Command) => {
      if (id === undefined) {
        for (const option of ['subject', 'generation'] as const) {
          if (options[option] !== undefined) throw new WrongUsage(`--${option} needs the id of a tournament`);
        }
        const metrics = await withServer(command, ({ api }) => api.metrics());
        const chosen = chosenFrom(metrics, options);
        return printAnswer(command, streams, chosen, metricsTable);
      }
      const { metrics, values } = await askAbout(command, 'tournament', [id], async ({ api }, known) => {
        await checkGeneration(api, known, options.generation);
        return { metrics: await api.metrics(), values: await valuesOf(api, known, options) };
      });
      printAnswer(command, streams, values, (rows, paint) =>
        options.name === undefined ? metricValuesTable(rows, metrics, paint) : metricHistory(rows, metrics, paint),
      );
    });
}

/** Those of a name and a scope, if they are given. */
function chosenFrom(metrics: readonly MetricView[], { name, scope }: Options): readonly MetricView[] {
  const named = metrics.filter((each) => (name ?? each.name) === each.name);
  if (named.length === 0) throw new WrongUsage(`--name is ${name}; must be a metric: \`clade metrics\` lists them`);
  const chosen = named.filter((each) => (scope ?? each.scope) === each.scope);
  if (chosen.length > 0 || name === undefined) return chosen;
  throw new WrongUsage(`--scope is ${scope}; must be ${named[0].scope}, the scope of ${name}`);
}

async function valuesOf(api: ApiClient, id: string, options: Options): Promise<readonly MetricValueView[]> {
  const { name, generation = name === undefined ? await newestClosed(api, id) : undefined } = options;
  const values: MetricValueView[] = [];
  const page = (cursor?: string) => api.metricValues(id, { ...options, generation, cursor, limit: 200 });
  for await (const value of allRows(page)) values.push(value);
  return values;
}

async function newestClosed(api: ApiClient, id: string): Promise<number> {
  const { status, generation } = await api.tournament(id);
  return status === 'finished' ? generation : Math.max(0, generation - 1);
}
