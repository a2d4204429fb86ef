/** The training of a group: windows of text, a schedule, pruning half way. */
import { trainingWindow } from '#corpus';
import type { Hyperparameters } from '#genome';
import {
  type LanguageModel,
  magnitudeMask,
  type PlacedTensor,
  trainingFlopsPerToken,
  type TrainingState,
} from '#model';
import { type EncodedText, rowOf } from '#workbench';
import { type JobContext, memberStream, type Training, type TrainJob } from '#tournament';
import { learningRateAt, learningRateOver } from './learning-rate';
import { LossCurves } from './loss-curves';

/** Weights are pruned when this share of a life's first steps is taken: what stays has the rest to make up for it. */
const PRUNED_AT = 0.5;
/** Symbols trained on at most in one call, some tenths of a second: what is longer would keep its caller waiting. */
const CHUNK_TOKENS = 32768;
/** The same in FLOPs, of large networks. */
const CHUNK_FLOPS = 2e10;

/** What a group trains from. Buffers are [members, parameters], the others [members]. */
export interface TrainingStart {
  readonly weights: Float32Array;
  readonly momentum: Float32Array;
  readonly variance: Float32Array;
  readonly stepsBefore: readonly number[];
  readonly isUntrained: readonly boolean[];
}

/**
 * Trains the members of a group through their steps. `texts` are those of the members' niches. Gives the weights, the points of each loss curve, and why a
 * member is no longer viable.
 */
export async function train(
  job: Training & Pick<TrainJob, 'stretch'>,
  model: LanguageModel,
  layout: readonly PlacedTensor[],
  { weights, momentum, variance, stepsBefore, isUntrained }: TrainingStart,
  texts: readonly EncodedText[],
  { report, yieldToEventLoop }: JobContext,
) {
  const { steps, batchSize, members } = job;
  const { context } = job.architecture;
  const training = texts.map(({ symbols, ranges }) => symbols.subarray(ranges.train.start, ranges.train.end));
  const windows = members.map((member) => memberStream(job, member, 'windows'));
  const hyperparameters = members.map(({ hyperparameters }) => hyperparameters);
  const perMember = (value: (hyperparameters: Hyperparameters) => number): Float32Array =>
    Float32Array.from(hyperparameters, value);
  const ifAny = (values: Float32Array): Float32Array | undefined => (values.some(Boolean) ? values : undefined);
  const constant = {
    stepsBefore,
    optimizer: hyperparameters[0].optimizer, // one in all of a training group
    weightDecay: perMember(({ weightDecay }) => weightDecay),
    labelSmoothing: perMember(({ labelSmoothing }) => labelSmoothing),
    clipNorm: perMember(({ clipNorm }) => clipNorm),
    dropout: ifAny(perMember(({ dropout }) => dropout)),
    gradientNoise: ifAny(perMember(({ gradientNoise }) => gradientNoise)),
    prngs: members.map((member) => memberStream(job, member, 'noise')),
  };
  const length = context + 1;
  const tokensOfChunk = (chunk: number): Int32Array => {
    const tokens = new Int32Array(chunk * members.length * batchSize * length);
    for (let row = 0; row < tokens.length / length; row++) {
      const member = Math.floor(row / batchSize) % members.length;
      trainingWindow(training[member], context, windows[member], tokens, row * length);
    }
    return tokens;
  };
  // trained in place, and the caller's weights stay as they are
  let state: TrainingState = { weights: weights.slice(), momentum, variance, step: 0 };
  const prunes = hyperparameters.some(({ sparsity }) => sparsity > 0);
  const prunedAt = prunes ? Math.floor(PRUNED_AT * steps) : Infinity;
  // One program for all steps compiles faster than two. Who lives on was pruned before.
  let mask = prunes ? maskOf(weights, layout, members, ({ birth }) => birth.generation < job.generation) : undefined;
  const curves = new LossCurves(members.length, steps);
  const causes: (string | undefined)[] = members.map(() => undefined);
  const flopsPerToken = trainingFlopsPerToken(job.architecture, job.vocabulary.length);
  const mostTokens = Math.min(CHUNK_TOKENS, CHUNK_FLOPS / flopsPerToken);
  const longest = Math.max(1, Math.floor(mostTokens / (members.length * batchSize * context)));
  for (let step = 0; step < steps;) {
    if (step === prunedAt) {
      mask = maskOf(state.weights, layout, members, () => true);
      state = { ...state, weights: state.weights.map((weight, at) => weight * mask![at]) };
    }
    const chunk = Math.min(longest, (step < prunedAt ? Math.min(prunedAt, steps) : steps) - step);
    const ofSteps = Array.from({ length: chunk }, (_, at) =>
      members.map(({ hyperparameters }, member) => rateOf(job, hyperparameters, step + at, isUntrained[member])),
    );
    const learningRate = Float32Array.from(ofSteps.flat());
    const result = await model.train(state, tokensOfChunk(chunk), { ...constant, mask, learningRate }, state);
    state = result.state;
    result.loss.forEach((nats, at) => {
      const member = at % members.length;
      const after = step + Math.floor(at / members.length) + 1;
      curves.add(member, after, { nats, entropy: result.entropy[at] });
      if (!Number.isFinite(nats)) causes[member] ??= `training loss is ${nats} at step ${after}`;
    });
    step += chunk;
    report({ fraction: step / steps, tokens: chunk * members.length * batchSize * context });
    await yieldToEventLoop();
  }
  return { ...state, curves: curves.points, causes };
}

function rateOf(
  { steps, stretch }: Pick<TrainJob, 'steps' | 'stretch'>,
  settings: Hyperparameters,
  step: number,
  isUntrained: boolean,
): number {
  return stretch === null
    ? learningRateAt(step, steps, settings)
    : learningRateOver(step, steps, settings, stretch, isUntrained);
}

/** Of all members, each that is pruned to its own sparsity, 1 for the others. [members, parameters] */
function maskOf(
  weights: Float32Array,
  layout: readonly PlacedTensor[],
  members: Training['members'],
  isPruned: (member: Training['members'][number]) => boolean,
): Float32Array {
  const mask = new Float32Array(weights.length).fill(1);
  const parameters = weights.length / members.length;
  members.forEach((one, member) => {
    if (!isPruned(one)) return;
    const { sparsity } = one.hyperparameters;
    mask.set(magnitudeMask(rowOf(weights, member, parameters), layout, sparsity), member * parameters);
  });
  return mask;
}
