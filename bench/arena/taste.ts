/**
 * What selection by taste breeds, beside what selection by cross-entropy breeds from the same seed, and what the champions of both
 * write. `clade bench arena taste --generations 8 --capacity 16`
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import type { GenerationView, RatingView, SampleView } from '#contracts';
import { type CladeInFolder, withClade } from '../clade';
import { positiveInteger } from '../positive';

const OPTIONS = {
  generations: { type: 'string', default: '8' },
  capacity: { type: 'string', default: '16' },
  gigaflops: { type: 'string', default: '30' },
  corpus: { type: 'string', default: 'moby' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;
const FITNESSES = { 'cross-entropy': { kind: 'cross-entropy' }, taste: { kind: 'rating', use: 'estimate' } };
const PROMPT = 'It was ';
const SAMPLES = 3;

interface Outcome {
  readonly fitness: string;
  readonly last: GenerationView;
  /** The best by rating. */
  readonly preferred: RatingView;
  readonly samples: readonly string[];
}

/** Throws an InvalidValueError on a number that is not positive and whole. */
export async function benchTaste(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const count = (name: 'generations' | 'capacity' | 'gigaflops' | 'seed'): number =>
    positiveInteger(name, values[name]);
  const config = {
    generations: count('generations'),
    niches: [{ name: values.corpus, capacity: count('capacity') }],
    budget: { trainingFlops: 1e9 * count('gigaflops'), maximumParameters: 400_000 },
    arena: {},
  };
  const seed = count('seed');
  const outcomes: Outcome[] = [];
  for (const [name, fitness] of Object.entries(FITNESSES)) {
    outcomes.push(await withClade((clade) => runTournament(clade, name, { name, ...config, fitness }, seed)));
    process.stderr.write(`${name} done\n`);
  }
  return values.json ? JSON.stringify(outcomes) : reportOf(outcomes);
}

async function runTournament(
  { folder, run }: CladeInFolder,
  fitness: string,
  config: object,
  seed: number,
): Promise<Outcome> {
  const file = path.join(folder, 'config.json');
  await writeFile(file, JSON.stringify(config));
  const { tournamentId: id } = JSON.parse(await run(['launch', '--config', file, '--seed', `${seed}`])) as {
    tournamentId: string;
  };
  const generations = JSON.parse(await run(['generations', id])) as GenerationView[];
  const ratings = JSON.parse(await run(['ratings', id])) as RatingView[];
  const preferred = ratings.find(({ kind }) => kind === 'individual')!; // the best stands first
  const last = generations.at(-1)!;
  const champion = fitness === 'taste' ? preferred.competitor : last.niches[0].best!.id;
  const samples: string[] = [];
  for (let sample = 1; sample <= SAMPLES; sample++) {
    const given = ['sample', champion, '--prompt', PROMPT, '--length', '240', '--seed', `${sample}`];
    samples.push(`${PROMPT}${(JSON.parse(await run(given)) as SampleView).text}`);
  }
  return { fitness, last, preferred, samples };
}

const bitsOf = ({ metrics, niches }: GenerationView, name: string): number => metrics[name][niches[0].niche];

function reportOf(outcomes: readonly Outcome[]): string {
  const table = new CliTable({
    head: ['selected by', ...outcomes.map(({ fitness }) => fitness)],
    style: { head: [], border: [] },
  });
  const row = (head: string, value: (outcome: Outcome) => string): void =>
    void table.push([head, ...outcomes.map(value)]);
  const goodhart = ({ last }: Outcome) => last.niches[0].arena!.goodhart;
  const estimate = ({ value, standardError }: { value: number; standardError: number }): string =>
    `${value.toFixed(2)} ± ${standardError.toFixed(2)}`;
  row('mean bits/char', ({ last }) => bitsOf(last, 'meanBitsPerCharacter').toFixed(3));
  row('best bits/char', ({ last }) => bitsOf(last, 'bestBitsPerCharacter').toFixed(3));
  row('mean rating, nats above WB-2', (outcome) => estimate(goodhart(outcome).proxy));
  row('best rating, nats above WB-2', ({ preferred }) =>
    estimate({ value: preferred.nats, standardError: preferred.standardErrorNats }),
  );
  row('mean utility to gold, above WB-2', (outcome) => estimate(goodhart(outcome).gold));
  row(
    'rank correlation of rating and low cross-entropy',
    (outcome) => goodhart(outcome).withLoss?.spearman.toFixed(2) ?? '-',
  );
  row('the same with gold', (outcome) => goodhart(outcome).withGold?.spearman.toFixed(2) ?? '-');
  row('Goodhart flag', (outcome) => (goodhart(outcome).flagged ? 'trained' : 'down'));
  row(
    'gene entropy, bits (individuals)',
    ({ last }) => `${last.metrics.geneEntropyBits.all.toFixed(2)} (${last.metrics.individuals.all})`,
  );
  const texts = outcomes.map(({ fitness, samples }) =>
    [`\nThe champion by ${fitness}:`, ...samples.map((text) => `\n  ${text.replaceAll('\n', '\n  ')}`)].join('\n'),
  );
  return [table.toString(), ...texts].join('\n');
}
