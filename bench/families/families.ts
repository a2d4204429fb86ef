/**
 * Every family on moby: one model each, two layers of the same width, trained with equal FLOPs and for equal time with the same hyperparameters.
 * `clade bench families --gigaflops 500 --seconds 10 --json`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { parseEngine } from '#engines';
import { natsToBits } from '#entropy';
import { FAMILIES, type Family } from '#genome';
import { countParameters, trainingFlopsPerToken } from '#model';
import { createLanguageModelFactory } from '#networks';
import { positiveInteger } from '../positive';
import { referenceOf } from '../reference';
import { crossEntropy, live } from '../train/live';
import { readMoby } from '../train/perform';

const OPTIONS = {
  family: { type: 'string', multiple: true, default: FAMILIES.map((family): string => family) },
  gigaflops: { type: 'string', default: '1000' },
  seconds: { type: 'string', default: '20' },
  engine: { type: 'string', default: 'onnx' },
  json: { type: 'boolean', default: false },
} as const;

const HYPERPARAMETERS = { batch: 16, learningRate: 0.005, weightDecay: 0.01 };
/** Steps that tell the rate before a life of a given time. */
const TRIAL_STEPS = 21;
/** Of the validation text. */
const EVALUATED = 50_000;

interface FamilyRow {
  readonly family: string;
  readonly parameters: number;
  readonly tokensPerSecond: number;
  readonly stepsOfEqualFlops: number;
  readonly bitsAtEqualFlops: number;
  readonly stepsOfEqualTime: number;
  readonly bitsAtEqualTime: number;
}

/** Throws an InvalidValueError on a number that is not positive and whole, or an unknown family or engine. */
export async function benchFamilies(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const flops = 1e9 * positiveInteger('gigaflops', values.gigaflops);
  const seconds = positiveInteger('seconds', values.seconds);
  const architectures = values.family.map((family) => referenceOf(family as Family));
  const { vocabulary, train, validation } = await readMoby();
  const models = createLanguageModelFactory(parseEngine(values.engine));
  const rows: FamilyRow[] = [];
  for (const architecture of architectures) {
    const model = models.create(architecture, vocabulary.size, 1);
    const tokens = HYPERPARAMETERS.batch * architecture.context;
    const trainFor = async (steps: number) => {
      const { weights, tokensPerSecond } = await live(model, train, { ...HYPERPARAMETERS, steps });
      const bits = natsToBits(await crossEntropy(model, weights, validation.subarray(0, EVALUATED)));
      return { bits, tokensPerSecond };
    };
    const stepsOfEqualFlops = Math.floor(flops / tokens / trainingFlopsPerToken(architecture, vocabulary.size));
    const atEqualFlops = await trainFor(stepsOfEqualFlops);
    const trial = await live(model, train, { ...HYPERPARAMETERS, steps: TRIAL_STEPS });
    const stepsOfEqualTime = Math.floor((seconds * trial.tokensPerSecond) / tokens);
    const atEqualTime = await trainFor(stepsOfEqualTime);
    rows.push({
      family: architecture.family,
      parameters: countParameters(architecture, vocabulary.size),
      tokensPerSecond: atEqualTime.tokensPerSecond,
      stepsOfEqualFlops,
      bitsAtEqualFlops: atEqualFlops.bits,
      stepsOfEqualTime,
      bitsAtEqualTime: atEqualTime.bits,
    });
    process.stderr.write(`${architecture.family} done\n`);
  }
  await models.dispose();
  return values.json ? JSON.stringify(rows) : tableOf(rows, flops / 1e9, seconds);
}

function tableOf(rows: readonly FamilyRow[], gigaflops: number, seconds: number): string {
  const head = ['family', 'parameters', 'tokens/s', `bits/char at ${gigaflops} GFLOP`, `bits/char after ${seconds} s`];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  for (const row of rows) {
    const bits = [row.bitsAtEqualFlops, row.bitsAtEqualTime].map((value) => value.toFixed(3));
    table.push([row.family, whole(row.parameters), whole(row.tokensPerSecond), ...bits]);
  }
  return table.toString();
}
