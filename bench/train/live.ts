import { mean, prngOf } from '#base';
import { trainingWindow } from '#corpus';
import type { LanguageModel, TrainingState } from '#model';

export interface LifeSettings {
  readonly batch: number;
  readonly steps: number;
  /** Peak. */
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly labelSmoothing?: number;
  readonly seed?: number;
  /** To start from; drawn from the seed where it is left out. */
  readonly from?: Float32Array;
  readonly onStep?: (step: number, loss: number) => void;
}

const WARM_UP = 0.05;
/** The cosine ends at this share of the peak. */
const FLOOR = 0.1;
/** Steps a call. */
const CHUNK = 20;

/** Trains one model on random windows of a text, warm-up and cosine. Gives its weights, and the seconds without the first step. */
export async function live(
  model: LanguageModel,
  text: Int32Array,
  { batch, steps, learningRate, weightDecay, labelSmoothing = 0, seed = 1, from, onStep }: LifeSettings,
): Promise<{ readonly weights: Float32Array; readonly tokensPerSecond: number }> {
  const { context } = model.architecture;
  const stream = (purpose: string) => prngOf({ seed, generation: 0, subject: 'bench', purpose });
  const windows = stream('windows');
  const weights = from?.slice() ?? model.initialise([stream('weights')]);
  const zeros = (): Float32Array => new Float32Array(weights.length);
  let state: TrainingState = { weights, momentum: zeros(), variance: zeros(), step: 0 };
  let started = 0;
  while (state.step < steps) {
    const taken = state.step === 0 ? 1 : Math.min(CHUNK, steps - state.step);
    const tokens = new Int32Array(taken * batch * (context + 1));
    for (let row = 0; row < taken * batch; row++) trainingWindow(text, context, windows, tokens, row * (context + 1));
    const hyperparameters = {
      learningRate: Float32Array.from({ length: taken }, (_, at) => rateAt(state.step + at, steps, learningRate)),
      weightDecay: Float32Array.of(weightDecay),
      labelSmoothing: Float32Array.of(labelSmoothing),
      clipNorm: Float32Array.of(1),
    };
    const result = await model.train(state, tokens, hyperparameters, state);
    if (state.step === 0) started = performance.now();
    state = result.state;
    onStep?.(state.step, result.loss.at(-1)!);
  }
  const seconds = (performance.now() - started) / 1000;
  return { weights: state.weights, tokensPerSecond: ((steps - 1) * batch * context) / seconds };
}

/** Mean cross-entropy in nats on a text, window after window. */
export async function crossEntropy(model: LanguageModel, weights: Float32Array, text: Int32Array): Promise<number> {
  const { context } = model.architecture;
  const batch = 16;
  const means: number[] = [];
  for (let start = 0; start + batch * context < text.length; start += batch * context) {
    const rows = Array.from({ length: batch }, (_, row) => start + row * context);
    const tokens = Int32Array.from(rows.flatMap((row) => [...text.subarray(row, row + context + 1)]));
    means.push(mean([...(await model.loss(weights, tokens)).nats]));
  }
  return mean(means);
}

function rateAt(step: number, steps: number, peak: number): number {
  const warmUp = Math.max(1, WARM_UP * steps);
  if (step < warmUp) return (peak * (step + 1)) / warmUp;
  return peak * (FLOOR + ((1 - FLOOR) * (1 + Math.cos((Math.PI * (step - warmUp)) / (steps - warmUp)))) / 2);
}
