/**
 * Whether learning from preference makes a model preferred: for each seed a transformer is trained on moby, then learns from a noisy reader
 * by each method, and is set against what it was before on fresh prompts. `clade bench preference --seeds 10 --json`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { mean } from '#base';
import type { PreferenceMethod } from '#model';
import { createLanguageModelFactory } from '#networks';
import { DEFAULT_PREFERENCE_LEARNING } from '#tournament';
import { positiveInteger } from '../positive-integer';
import { referenceOf } from '../reference';
import { live } from '../train/live';
import { readMoby } from '../train/perform';
import { measurePreference, type Measurement } from './measure-preference';
import { wordsOf } from './reader';
import { testMean, type MeanTest } from './t-test';

const OPTIONS = {
  seeds: { type: 'string', default: '10' },
  battles: { type: 'string', default: '200' },
  steps: { type: 'string', default: '400' },
  json: { type: 'boolean', default: false },
} as const;

const METHODS: readonly PreferenceMethod[] = ['dpo', 'best-of-n'];
const RECIPE = { batch: 16, learningRate: 0.005, weightDecay: 0.01 };

interface PreferenceRow {
  readonly method: PreferenceMethod;
  readonly settings: typeof DEFAULT_PREFERENCE_LEARNING;
  /** Over seeds, against 1/2. */
  readonly winRate: MeanTest;
  readonly klNats: number;
  /** The largest of any seed. */
  readonly largestKlNats: number;
  readonly validationChangeNats: number;
  readonly seconds: number;
  readonly measurements: readonly Measurement[];
}

/** Throws an InvalidValueError on a number that is not positive and whole. */
export async function benchPreference(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const [seeds, battles] = [positiveInteger('seeds', values.seeds), positiveInteger('battles', values.battles)];
  const steps = positiveInteger('steps', values.steps);
  const { vocabulary, train, validation } = await readMoby();
  const knownWords = new Set(wordsOf(vocabulary.decode(train)));
  const models = createLanguageModelFactory('onnx');
  const model = models.create(referenceOf('transformer'), vocabulary.size, 1);
  const measured = new Map(METHODS.map((method) => [method, [] as Measurement[]]));
  for (let seed = 1; seed <= seeds; seed++) {
    const { weights: birth } = await live(model, train, { ...RECIPE, steps, seed });
    for (const method of METHODS) {
      const settings = { ...DEFAULT_PREFERENCE_LEARNING, method };
      const trial = { seed, vocabulary, train, validation, knownWords, battles };
      measured.get(method)!.push(await measurePreference(model, birth, settings, trial));
    }
    process.stderr.write(`seed ${seed} of ${seeds} done\n`);
  }
  await models.dispose();
  const rows = METHODS.map((method) => rowOf(method, measured.get(method)!));
  return values.json ? JSON.stringify(rows) : tableOf(rows);
}

function rowOf(method: PreferenceMethod, measurements: readonly Measurement[]): PreferenceRow {
  const meanOf = (name: 'klNats' | 'validationChangeNats' | 'seconds') => mean(measurements.map((one) => one[name]));
  return {
    ...{ method, settings: { ...DEFAULT_PREFERENCE_LEARNING, method } },
    winRate: testMean(
      measurements.map(({ winRate }) => winRate),
      1 / 2,
    ),
    ...{ klNats: meanOf('klNats'), largestKlNats: Math.max(...measurements.map(({ klNats }) => klNats)) },
    ...{ validationChangeNats: meanOf('validationChangeNats'), seconds: meanOf('seconds'), measurements },
  };
}

function tableOf(rows: readonly PreferenceRow[]): string {
  const head = ['method', 'win rate', '95 % interval', 'p', 'KL', 'largest KL', 'validation', 's'];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  for (const { method, winRate, klNats, largestKlNats, validationChangeNats, seconds } of rows) {
    const interval = winRate.interval.map((value) => value.toFixed(3)).join(' to ');
    const nats = [klNats, largestKlNats, validationChangeNats].map((value) => value.toFixed(3));
    const p = winRate.pValue.toExponential(1);
    table.push([method, winRate.mean.toFixed(3), interval, p, ...nats, seconds.toFixed(1)]);
  }
  return table.toString();
}
