/**
 * How soon a program that was never seen can train, and how fast it then does: random genomes of the whole search space, each on a
 * factory of its own. A genome before them warms the process up, as a worker is that has trained one. `clade bench sessions --json`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { prngOf } from '#base';
import { buildVocabulary, splitText } from '#corpus';
import { parseEngine } from '#engines';
import { DEFAULT_SEARCH_SPACE, express, FAMILIES, adjustSpace, randomGenome, type Phenotype } from '#genome';
import { createLanguageModelFactory } from '#networks';
import { BUILT_IN_CORPORA } from '#sources';
import { positiveInteger } from '../positive';
import { measureTraining } from '../train/measure-training';
import { type SessionRow, summarise } from './summarise';

const OPTIONS = {
  genomes: { type: 'string', default: '40' },
  family: { type: 'string', multiple: true, default: FAMILIES.map((family): string => family) },
  seed: { type: 'string', default: '1' },
  members: { type: 'string', default: '4' },
  steps: { type: 'string', default: '4' },
  engine: { type: 'string', default: 'onnx' },
  json: { type: 'boolean', default: false },
} as const;

/** Throws an InvalidValueError on a number that is not positive and whole, or an unknown family or engine. */
export async function benchSessions(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const count = (name: 'genomes' | 'seed' | 'members' | 'steps'): number => positiveInteger(name, values[name]);
  const [genomes, seed, members, steps] = [count('genomes'), count('seed'), count('members'), count('steps')];
  const engine = parseEngine(values.engine);
  const space = adjustSpace(DEFAULT_SEARCH_SPACE, { family: { values: values.family } });
  const phenotypeOf = (subject: number): Phenotype =>
    express(randomGenome(space, prngOf({ seed, generation: 0, subject, purpose: 'genome' })));
  const train = splitText(await BUILT_IN_CORPORA.find(({ name }) => name === 'moby')!.read()).train;
  const vocabulary = buildVocabulary([train]);
  const text = vocabulary.encode(train);

  const measure = async ({ architecture, hyperparameters }: Phenotype): Promise<SessionRow> => {
    const models = createLanguageModelFactory(engine);
    const { batchSize: batch, learningRate } = hyperparameters;
    const model = models.create(architecture, vocabulary.size, members);
    const measured = await measureTraining(engine, model, text, { batch, steps, learningRate });
    await models.dispose();
    const { family, context, width, depth } = architecture;
    const stepSeconds = (members * batch * context) / measured.tokensPerSecond;
    const readySeconds = measured.firstStepSeconds - stepSeconds;
    return { family, context, width, depth, batch, readySeconds, gflops: measured.gigaflopsPerSecond };
  };
  const rows: SessionRow[] = [];
  for (let genome = 0; genome <= genomes; genome++) rows.push(await measure(phenotypeOf(genome)));
  const measured = rows.slice(1);
  return values.json ? JSON.stringify({ rows: measured, summary: summarise(measured) }) : tableOf(measured);
}

function tableOf(rows: readonly SessionRow[]): string {
  const head = ['family', 'genomes', 'median', '90th percentile', 'maximum', 'GFLOP/s'];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  for (const { family, genomes, median, ninetieth, maximum, gflops } of summarise(rows)) {
    const seconds = [median, ninetieth, maximum].map((value) => `${value.toFixed(2)} s`);
    table.push([family, genomes, ...seconds, gflops.toFixed(1)]);
  }
  return table.toString();
}
