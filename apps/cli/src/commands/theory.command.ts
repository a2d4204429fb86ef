import { performance } from 'node:perf_hooks';
import { type Command, Option } from 'commander';
import { type ApiClient, allRows } from '#client';
import type { MetricValueView } from '#contracts';
import { builtFile } from '#settings';
import { CommandFailure } from '../command-failure';
import { integer, oneMore } from '../option-values';
import { printAnswer } from '../print-answer';
import { askAbout } from '../server/with-server';
import { PRICE_METRICS, priceRows, priceText } from '../show/price-residual';
import type { Streams } from '../streams';
import { runProgram } from './run-program';

const THEORY_MAIN = builtFile('theory/main.js');

interface TheoryOptions {
  readonly only?: readonly string[];
  readonly seeds: number;
  readonly workers?: number;
  readonly tournament?: string;
  readonly svg?: string;
  readonly json?: boolean;
}

/** Theory is a program of its own, since the command line knows no kernel. */
export function addTheoryCommand(program: Command, streams: Streams): void {
  program
    .command('theory')
    .description('hold the operators that breed models, or a tournament, to population genetics')
    .option('--only <words>', 'checks with these words in their name, repeatable', oneMore<string>)
    .option('--seeds <n>', 'independent runs of each check, whose mean is tested', integer(1, 1000), 1)
    .option('--workers <n>', 'threads, by default one a core; the result does not depend on it', integer(1, 256))
    .option('--svg <file>', 'also draw the table as a picture')
    .addOption(
      new Option('--tournament <id>', 'the Price equation alone, in the metrics of this tournament').conflicts([
        'only',
        'seeds',
        'workers',
        'svg',
      ]),
    )
    .action(async (_options: unknown, command: Command) => {
      const { only = [], seeds, workers, tournament, svg, json } = command.optsWithGlobals<TheoryOptions>();
      if (tournament !== undefined) return holdTournament(command, streams, tournament);
      const words = [...only.flatMap((word) => ['--only', word]), '--seeds', `${seeds}`];
      if (workers !== undefined) words.push('--workers', `${workers}`);
      if (svg !== undefined) words.push('--svg', svg);
      if (json) words.push('--json');
      await runProgram(THEORY_MAIN, words);
    });
}

async function holdTournament(command: Command, streams: Streams, tournament: string): Promise<void> {
  const start = performance.now();
  const values = await askAbout(command, 'tournament', [tournament], ({ api }, id) => priceValues(api, id));
  const rows = priceRows(values, (performance.now() - start) / 1000);
  if (rows.length === 0) {
    throw new CommandFailure(
      `${tournament} has no terms of the Price equation: no deme has a generation after another`,
    );
  }
  printAnswer(command, streams, rows, () => priceText(rows));
  if (!rows.every(({ pass }) => pass)) throw new CommandFailure('');
}

async function priceValues(api: ApiClient, id: string): Promise<readonly MetricValueView[]> {
  const values: MetricValueView[] = [];
  for (const name of PRICE_METRICS) {
    for await (const value of allRows((cursor?: string) => api.metricValues(id, { name, cursor, limit: 200 }))) {
      values.push(value);
    }
  }
  return values;
}
