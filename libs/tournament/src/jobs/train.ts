/** The training of a cohort's life: windows of text, a schedule, pruning half way. */
import { trainingWindow } from '#corpus';
import type { LossPointView } from '#contracts';
import type { Recipe } from '#genome';
import { type LanguageModel, magnitudeMask, type PlacedTensor, type TrainingState } from '#model';
import type { EncodedText } from './encoded-texts';
import { rowOf } from './flat-weights';
import type { JobContext, RaiseJob } from './job';
import { learningRateAt } from './learning-rate';
import { memberStream } from './member-stream';

/** Weights are pruned when this share of the steps is taken: what stays has the rest to make up for it. */
const PRUNED_AT = 0.5;
/** Points of a loss curve. */
const CURVE_POINTS = 50;
/** Symbols trained on at most in one call, some tenths of a second: what is longer would keep its caller waiting. */
const STRETCH_TOKENS = 32768;
/**
 * Trains a cohort through its steps. `texts` are those of the members' niches. Gives the weights, the points of each loss curve, and why a
 * member is no longer viable.
 */
export async function train(
  job: RaiseJob,
  model: LanguageModel,
  layout: readonly PlacedTensor[],
  weights: Float32Array,
  texts: readonly EncodedText[],
  { report, breathe }: JobContext,
) {
  const { steps, batchSize, members } = job;
  const { context } = job.architecture;
  const training = texts.map(({ symbols, ranges }) => symbols.subarray(ranges.train.start, ranges.train.end));
  const windows = members.map((member) => memberStream(job, member, 'windows'));
  const recipes = members.map(({ recipe }) => recipe);
  const perMember = (value: (recipe: Recipe) => number): Float32Array => Float32Array.from(recipes, value);
  const ifAny = (values: Float32Array): Float32Array | undefined => (values.some(Boolean) ? values : undefined);
  const constant = {
    optimizer: recipes[0].optimizer, // one in all of a cohort
    weightDecay: perMember(({ weightDecay }) => weightDecay),
    labelSmoothing: perMember(({ labelSmoothing }) => labelSmoothing),
    clipNorm: perMember(({ clipNorm }) => clipNorm),
    dropout: ifAny(perMember(({ dropout }) => dropout)),
    gradientNoise: ifAny(perMember(({ gradientNoise }) => gradientNoise)),
    prngs: members.map((member) => memberStream(job, member, 'noise')),
  };
  const length = context + 1;
  const tokensOfStretch = (stretch: number): Int32Array => {
    const tokens = new Int32Array(stretch * members.length * batchSize * length);
    for (let row = 0; row < tokens.length / length; row++) {
      const member = Math.floor(row / batchSize) % members.length;
      trainingWindow(training[member], context, windows[member], tokens, row * length);
    }
    return tokens;
  };
  const zeros = (): Float32Array => new Float32Array(weights.length);
  // trained in place, and the caller's weights stay as they are
  let state: TrainingState = { weights: weights.slice(), momentum: zeros(), variance: zeros(), step: 0 };
  const prunes = recipes.some(({ sparsity }) => sparsity > 0);
  const prunedAt = prunes ? Math.floor(PRUNED_AT * steps) : Infinity;
  // Of ones until then: one program for all of life is sooner ready than two.
  let mask: Float32Array | undefined = prunes ? new Float32Array(weights.length).fill(1) : undefined;
  const curves: LossPointView[][] = members.map(() => []);
  const causes: (string | undefined)[] = members.map(() => undefined);
  const sums = members.map(() => ({ nats: 0, entropyNats: 0 }));
  const interval = Math.max(1, Math.floor(steps / CURVE_POINTS));
  const longest = Math.max(1, Math.floor(STRETCH_TOKENS / (members.length * batchSize * context)));
  let steppedSince = 0;
  for (let step = 0; step < steps;) {
    if (step === prunedAt) {
      mask = maskOf(state.weights, layout, recipes);
      state = { ...state, weights: state.weights.map((weight, at) => weight * mask![at]) };
    }
    const stretch = Math.min(
      longest,
      interval - steppedSince,
      (step < prunedAt ? Math.min(prunedAt, steps) : steps) - step,
    );
    const ofSteps = Array.from({ length: stretch }, (_, at) => recipes.map((r) => learningRateAt(step + at, steps, r)));
    const learningRate = Float32Array.from(ofSteps.flat());
    const result = await model.train(state, tokensOfStretch(stretch), { ...constant, mask, learningRate }, state);
    state = result.state;
    result.loss.forEach((nats, at) => {
      const member = at % members.length;
      sums[member].nats += nats;
      sums[member].entropyNats += result.entropy[at];
      const after = step + Math.floor(at / members.length) + 1;
      if (!Number.isFinite(nats)) causes[member] ??= `training loss is ${nats} at step ${after}`;
    });
    step += stretch;
    steppedSince += stretch;
    if (steppedSince === interval || step === steps) {
      sums.forEach((sum, member) => {
        curves[member].push({ step, nats: sum.nats / steppedSince, entropyNats: sum.entropyNats / steppedSince });
        sums[member] = { nats: 0, entropyNats: 0 };
      });
      steppedSince = 0;
    }
    report({ fraction: step / steps, tokens: stretch * members.length * batchSize * context });
    await breathe();
  }
  return { weights: state.weights, curves, causes };
}

/** Of all members, each pruned to its own sparsity. [members, parameters] */
function maskOf(weights: Float32Array, layout: readonly PlacedTensor[], recipes: readonly Recipe[]): Float32Array {
  const mask = new Float32Array(weights.length);
  const parameters = weights.length / recipes.length;
  recipes.forEach(({ sparsity }, member) => {
    mask.set(magnitudeMask(rowOf(weights, member, parameters), layout, sparsity), member * parameters);
  });
  return mask;
}
