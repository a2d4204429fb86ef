/**
 * Whether learning from preference makes a model preferred: for each seed a transformer is trained on moby, then learns from a noisy reader
 * by each method, and is set against what it was before on fresh prompts. `clade bench preference --seeds 10 --json`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { InvalidValueError, mean } from '#base';
import { parseEngine } from '#engines';
import { DEFAULT_PREFERENCE_LEARNING, type PreferenceLearning, type PreferenceMethod } from '#model';
import { createLanguageModelFactory } from '#networks';
import { positiveInteger } from '../positive';
import { referenceOf } from '../reference';
import { live } from '../train/live';
import { readMoby } from '../train/perform';
import { coolerWinRate, measurePreference, type Measurement } from './measure-preference';
import { TASTES, TASTE_NAMES, wordsOf, type TasteName } from './reader';
import { testMean, type MeanTest } from './t-test';

const OPTIONS = {
  taste: { type: 'string', multiple: true, default: ['long-words'] as string[] },
  seeds: { type: 'string', default: '10' },
  battles: { type: 'string', default: '200' },
  steps: { type: 'string', default: '400' },
  engine: { type: 'string', default: 'onnx' },
  json: { type: 'boolean', default: false },
} as const;

const METHODS: readonly PreferenceMethod[] = ['dpo', 'best-of-n'];
const HYPERPARAMETERS = { batch: 16, learningRate: 0.005, weightDecay: 0.01 };

interface PreferenceRow {
  readonly taste: TasteName;
  readonly settings: PreferenceLearning;
  /** Against the weights before, over seeds. */
  readonly winRate: MeanTest;
  /** Of the weights before at a lower temperature. */
  readonly coolerWinRate: MeanTest;
  readonly klNats: number;
  /** The largest of any seed. */
  readonly largestKlNats: number;
  readonly battleKlNats: number;
  readonly validationChangeNats: number;
  readonly measurements: readonly Measurement[];
}

/** Throws an InvalidValueError on a number that is not positive and whole, or an unknown taste or engine. */
export async function benchPreference(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const [seeds, battles] = [positiveInteger('seeds', values.seeds), positiveInteger('battles', values.battles)];
  const steps = positiveInteger('steps', values.steps);
  const contests = values.taste.map((taste) => ({
    taste: tasteOf(taste),
    cooler: [] as number[],
    lessons: METHODS.map((method) => {
      return { settings: { ...DEFAULT_PREFERENCE_LEARNING, method }, measurements: [] as Measurement[] };
    }),
  }));
  const { vocabulary, train, validation } = await readMoby();
  const knownWords = new Set(wordsOf(vocabulary.decode(train)));
  const models = createLanguageModelFactory(parseEngine(values.engine));
  const model = models.create(referenceOf('transformer'), vocabulary.size, 1);
  for (let seed = 1; seed <= seeds; seed++) {
    const { weights: birth } = await live(model, train, { ...HYPERPARAMETERS, steps, seed });
    for (const { taste, cooler, lessons } of contests) {
      const trial = { seed, vocabulary, train, validation, taste: TASTES[taste], knownWords, battles };
      cooler.push(await coolerWinRate(model, birth, DEFAULT_PREFERENCE_LEARNING.length, trial));
      for (const { settings, measurements } of lessons) {
        measurements.push(await measurePreference(model, birth, settings, trial));
      }
    }
    process.stderr.write(`seed ${seed} of ${seeds} done\n`);
  }
  await models.dispose();
  const rows = contests.flatMap(({ taste, cooler, lessons }) =>
    lessons.map((lesson) => ({ taste, coolerWinRate: testMean(cooler, 1 / 2), ...summaryOf(lesson) })),
  );
  return values.json ? JSON.stringify(rows) : tableOf(rows);
}

function summaryOf({ settings, measurements }: Pick<PreferenceRow, 'settings' | 'measurements'>) {
  const all = (name: 'winRate' | 'klNats' | 'battleKlNats' | 'validationChangeNats') =>
    measurements.map((measurement) => measurement[name]);
  return {
    settings,
    winRate: testMean(all('winRate'), 1 / 2),
    klNats: mean(all('klNats')),
    largestKlNats: Math.max(...all('klNats')),
    battleKlNats: mean(all('battleKlNats')),
    validationChangeNats: mean(all('validationChangeNats')),
    measurements,
  };
}

function tasteOf(name: string): TasteName {
  const taste = TASTE_NAMES.find((known) => known === name);
  if (!taste) throw new InvalidValueError('taste', name, `one of ${TASTE_NAMES.join(', ')}`);
  return taste;
}

function tableOf(rows: readonly PreferenceRow[]): string {
  const head = ['taste', 'method', 'win rate', '95 % interval', 'p', 'cooler', 'KL', 'largest KL', 'validation'];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  for (const { taste, settings, winRate, coolerWinRate, klNats, largestKlNats, validationChangeNats } of rows) {
    const interval = winRate.interval.map((value) => value.toFixed(3)).join(' to ');
    const nats = [coolerWinRate.mean, klNats, largestKlNats, validationChangeNats].map((value) => value.toFixed(3));
    table.push([taste, settings.method, winRate.mean.toFixed(3), interval, winRate.pValue.toExponential(1), ...nats]);
  }
  return table.toString();
}
