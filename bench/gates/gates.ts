/**
 * What modules and gates cost: every family with eight modules against its trunk, step by step in turn on one thread, by processor time.
 * `clade bench gates --family transformer --engine native --rounds 30 --json`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { prngOf } from '#base';
import { parseEngine } from '#engines';
import { FAMILIES, type Architecture, type Family } from '#genome';
import { type LanguageModelFactory, moduleIds, trainingFlopsPerToken, type TrainingState, withPlaces } from '#model';
import { createLanguageModelFactory } from '#networks';
import { median } from '../median';
import { positiveInteger } from '../positive';
import { referenceOf } from '../reference';

const OPTIONS = {
  family: { type: 'string', multiple: true, default: FAMILIES.map((family): string => family) },
  engine: { type: 'string', multiple: true, default: ['onnx', 'native'].map((engine): string => engine) },
  rounds: { type: 'string', default: '20' },
  rank: { type: 'string', default: '4' },
  json: { type: 'boolean', default: false },
} as const;

const [MEMBERS, BATCH, STEPS, VOCABULARY_SIZE] = [4, 8, 5, 80];
/** Open modules. */
const OPEN = [0, 2, 8];
const GATE = 0.5;
/** Scored together. */
const STATES = 64;

interface GatesRow {
  readonly engine: string;
  readonly family: string;
  readonly modules: number;
  readonly tokensPerSecond: number;
  /** Median over rounds of its tokens/s as a share of the trunk's. */
  readonly ofTrunk: number;
  /** The trunk's FLOPs a token as a share of its own. */
  readonly byFlops: number;
  /** What scoring one of many states of its gates takes, as a share of scoring one alone. */
  readonly ofState: number | null;
}

/** Throws an InvalidValueError on a number that is not positive and whole, or an unknown family or engine. */
export async function benchGates(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const rounds = positiveInteger('rounds', values.rounds);
  const rank = positiveInteger('rank', values.rank);
  const rows: GatesRow[] = [];
  for (const engine of values.engine) {
    const models = createLanguageModelFactory(parseEngine(engine), { threads: 1 });
    for (const family of values.family) {
      const trunk = referenceOf(family as Family);
      const arms = OPEN.map((modules) => armOf(models, withPlaces({ ...trunk, adapterRank: rank }, modules), modules));
      const rates: number[][] = OPEN.map(() => []);
      for (let round = -1; round < rounds; round++) {
        for (const [at, arm] of arms.entries()) {
          const rate = await arm();
          if (round >= 0) rates[at].push(rate); // the first compiles
        }
      }
      const flopsOf = (modules: number): number =>
        trainingFlopsPerToken(withPlaces({ ...trunk, adapterRank: rank }, modules), VOCABULARY_SIZE);
      for (const [at, modules] of OPEN.entries()) {
        rows.push({
          engine,
          family,
          modules,
          tokensPerSecond: median(rates[at]),
          ofTrunk: median(rates[at].map((rate, round) => rate / rates[0][round])),
          byFlops: flopsOf(0) / flopsOf(modules),
          ofState:
            modules > 0
              ? await shareOfState(models, withPlaces({ ...trunk, adapterRank: rank }, modules), rounds)
              : null,
        });
      }
      process.stderr.write(`${engine} ${family} done\n`);
    }
    await models.dispose();
  }
  return values.json ? JSON.stringify(rows) : tableOf(rows);
}

/** Takes some steps and gives tokens a second of the processor. */
function armOf(models: LanguageModelFactory, architecture: Architecture, modules: number): () => Promise<number> {
  const gates = new Float32Array(MEMBERS * modules).fill(GATE);
  const model = models.create(architecture, VOCABULARY_SIZE, MEMBERS, gates);
  const prng = prngOf({ seed: 1, generation: 0, subject: 'bench', purpose: 'gates' });
  const weights = model.initialise(Array.from({ length: MEMBERS }, () => prng));
  const zeros = (): Float32Array => new Float32Array(weights.length);
  let state: TrainingState = { weights, momentum: zeros(), variance: zeros(), step: 0 };
  const windows = STEPS * MEMBERS * BATCH;
  const tokens = Int32Array.from({ length: windows * (architecture.context + 1) }, () => prng.integer(VOCABULARY_SIZE));
  const all = (value: number, count = MEMBERS): Float32Array => new Float32Array(count).fill(value);
  const settings = { weightDecay: all(0.01), labelSmoothing: all(0), clipNorm: all(1) };
  return async () => {
    const learningRate = all(0.001, STEPS * MEMBERS);
    const [result, seconds] = await timed(() => model.train(state, tokens, { ...settings, learningRate }, state));
    ({ state } = result);
    return (windows * architecture.context) / seconds;
  };
}

/** Of the time that a model alone takes, in turn with it. */
async function shareOfState(models: LanguageModelFactory, architecture: Architecture, rounds: number): Promise<number> {
  const model = models.create(architecture, VOCABULARY_SIZE, 1);
  const prng = prngOf({ seed: 1, generation: 0, subject: 'bench', purpose: 'gates' });
  const weights = model.initialise([prng]);
  const tokens = Int32Array.from({ length: BATCH * (architecture.context + 1) }, () => prng.integer(VOCABULARY_SIZE));
  const gates = Float32Array.from({ length: STATES * moduleIds(architecture).length }, () => prng.uniform());
  const shares: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const [, one] = await timed(() => model.loss(weights, tokens));
    const [, all] = await timed(() => model.lossOfStates(weights, tokens, gates));
    if (round >= 0) shares.push(all / STATES / one);
  }
  return median(shares);
}

/** What comes of it, and seconds of the processor. */
async function timed<Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> {
  const started = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(started);
  return [result, (user + system) / 1e6];
}

function tableOf(rows: readonly GatesRow[]): string {
  const head = ['engine', 'family', 'modules', 'tokens/s', 'of the trunk', 'by FLOPs', 'a state'];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  for (const { engine, family, modules, tokensPerSecond, ofTrunk, byFlops, ofState } of rows) {
    const shares = [ofTrunk, byFlops, ofState].map((share) => share?.toFixed(3) ?? '');
    table.push([engine, family, modules, Math.round(tokensPerSecond).toLocaleString('en'), ...shares]);
  }
  return table.toString();
}
