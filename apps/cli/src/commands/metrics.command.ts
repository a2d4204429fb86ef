import { type Command, Option } from 'commander';
import { type ApiClient, allRows } from '#client';
import type { MetricScope, MetricsQuery, MetricValueView } from '#contracts';
import { checkGeneration } from '../find-ids';
import { integer } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout, withServer } from '../server/with-server';
import { metricHistory, metricsTable, metricValuesTable } from '../show/metrics-table';
import type { Streams } from '../streams';

const SCOPES: readonly MetricScope[] = ['tournament', 'generation', 'deme', 'niche', 'locus', 'individual'];

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
        const metrics = await withServer(command, ({ api }) => api.metrics());
        const { name, scope } = options;
        const chosen = metrics.filter(
          (each) => (name ?? each.name) === each.name && (scope ?? each.scope) === each.scope,
        );
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
