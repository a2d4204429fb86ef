import { prngOf } from '#base';
import { trainingWindow } from '#corpus';
import { trainingFlopsPerToken, type LanguageModel, type TrainingState } from '#model';

export interface Measurement {
  readonly engine: string;
  /** The first step, which compiles, in seconds. */
  readonly firstStepSeconds: number;
  /** Of the steps after the first. */
  readonly tokensPerSecond: number;
  readonly gigaflopsPerSecond: number;
  /** Mean over members, in nats, before each step. */
  readonly losses: readonly number[];
}

/** Steps a call. */
const CHUNK = 10;

/** Trains for a step more than `steps` on random windows, the same for every engine, and times all but the first. */
export async function measureTraining(
  engine: string,
  model: LanguageModel,
  text: Int32Array,
  { batch, steps, learningRate }: { batch: number; steps: number; learningRate: number },
): Promise<Measurement> {
  const { members, architecture, vocabularySize } = model;
  const stream = (subject: number, purpose: string) =>
    prngOf({ seed: 1, generation: 0, subject: String(subject), purpose });
  const all = (value: number): Float32Array => new Float32Array(members).fill(value);
  const hyperparameters = {
    weightDecay: all(0.01),
    labelSmoothing: all(0),
    clipNorm: all(1),
  };
  const weights = model.initialise(Array.from({ length: members }, (_, member) => stream(member, 'weights')));
  const zeros = (): Float32Array => new Float32Array(weights.length);
  let state: TrainingState = { weights, momentum: zeros(), variance: zeros(), step: 0 };
  const losses: number[] = [];
  const times = [performance.now()];
  for (let step = 0; step <= steps;) {
    const chunk = step === 0 ? 1 : Math.min(CHUNK, steps + 1 - step);
    const tokens = randomWindows(text, chunk * members * batch, architecture.context, stream(step, 'windows'));
    const learningRates = new Float32Array(chunk * members).fill(learningRate);
    const result = await model.train(state, tokens, { ...hyperparameters, learningRate: learningRates }, state);
    state = result.state;
    for (let at = 0; at < chunk; at++) {
      losses.push(
        result.loss.subarray(at * members, (at + 1) * members).reduce((sum, loss) => sum + loss, 0) / members,
      );
    }
    times.push(performance.now());
    step += chunk;
  }
  const seconds = (times.at(-1)! - times[1]) / 1000;
  const tokensPerSecond = (steps * members * batch * architecture.context) / seconds;
  return {
    engine,
    firstStepSeconds: (times[1] - times[0]) / 1000,
    tokensPerSecond,
    gigaflopsPerSecond: (tokensPerSecond * trainingFlopsPerToken(architecture, vocabularySize)) / 1e9,
    losses,
  };
}

/** `count` windows of `context + 1` symbols. */
function randomWindows(text: Int32Array, count: number, context: number, prng: ReturnType<typeof prngOf>): Int32Array {
  const tokens = new Int32Array(count * (context + 1));
  for (let window = 0; window < count; window++) trainingWindow(text, context, prng, tokens, window * (context + 1));
  return tokens;
}
