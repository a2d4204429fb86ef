/** A cohort's life: inherit or draw weights, train through the budget, sit the exam. Every draw is named by the individual. */
import { type Prng, prngOf } from '#base';
import { examBlocks, trainingWindow } from '#corpus';
import { examine, type ExamScore } from '#arena';
import type { LossPointView } from '#contracts';
import type { Recipe } from '#genome';
import {
  type LanguageModel,
  type LanguageModelFactory,
  magnitudeMask,
  parameterLayout,
  type PlacedTensor,
  trainingFlopsPerToken,
} from '#model';
import { inheritWeights } from '#selection';
import type { Outcome } from '../records';
import type { WeightStore } from '../weight-store.port';
import type { EncodedText, EncodedTexts } from './encoded-texts';
import type { JobContext, RaiseJob, RaiseMember } from './job';
import { learn } from './learn';
import { learningRateAt } from './learning-rate';
import type { NicheReaders } from './niche-readers';
import { flatten, place } from './flat-weights';

export interface Workshop {
  readonly models: LanguageModelFactory;
  readonly texts: EncodedTexts;
  readonly weights: WeightStore;
}

/** Weights are pruned when this share of the steps is taken: what stays has the rest to make up for it. */
const PRUNED_AT = 0.5;
/** Points of a loss curve. */
const CURVE_POINTS = 50;
/** Symbols trained on at most in one call, some tenths of a second: what is longer would keep its caller waiting. */
const STRETCH_TOKENS = 32768;
/** Windows of an exam that are scored at once, by each member. */
export const EXAM_BATCH = 16;

export async function raise(
  job: RaiseJob,
  workshop: Workshop,
  readers: NicheReaders,
  context: JobContext,
): Promise<readonly Outcome[]> {
  const { architecture, vocabulary, members } = job;
  const model = workshop.models.create(architecture, vocabulary.length, members.length);
  const layout = parameterLayout(architecture, vocabulary.length);
  const texts = await Promise.all(members.map(({ niche }) => workshop.texts.of(niche, job.texts, vocabulary)));
  const birth = await bear(job, model, layout, workshop);
  const trained = await train(job, model, layout, birth.weights, texts, context);
  const learnt = job.learning && (await learn(job, job.learning, model, trained.weights, texts, readers, context));
  const grown = learnt?.weights ?? trained.weights;
  const scores = await examine(
    model,
    grown,
    texts.map(({ symbols, ranges, unknownPenaltyNats }) => {
      return { text: symbols, blocks: examBlocks(ranges.validation, job.validationSymbols), unknownPenaltyNats };
    }),
    EXAM_BATCH,
  );
  const tokensTrained = job.steps * job.batchSize * architecture.context;
  const flopsPerToken = trainingFlopsPerToken(architecture, vocabulary.length);
  return Promise.all(
    members.map(async ({ id, niche }, member): Promise<Outcome> => {
      const learning = learnt?.reports[member] ?? null;
      const cause = trained.causes[member] ?? learning?.cause ?? causeOf(scores[member]);
      if (cause) return { id, viable: false, cause };
      const row = rowOf(grown, member, model.parameters);
      const weights = await workshop.weights.write(place(row, layout), { family: architecture.family, niche });
      const inheritedFraction = birth.inherited[member] / model.parameters;
      const sparsity = row.reduce((zeros, weight) => (weight === 0 ? zeros + 1 : zeros), 0) / row.length;
      const lossCurve = trained.curves[member];
      const validation = scores[member];
      const trainingFlops = (tokensTrained + (learning?.tokensTrained ?? 0)) * flopsPerToken;
      const spent = { tokensTrained, trainingFlops };
      const life = { weights, inheritedFraction, ...spent, sparsity, lossCurve, learning, validation };
      return { id, viable: true, life };
    }),
  );
}

function stream(job: RaiseJob, { slot }: RaiseMember, purpose: string): Prng {
  return prngOf({ seed: job.seed, generation: job.generation, subject: `${slot}`, purpose });
}

/** Fresh weights, over which each member lays what it inherits. */
async function bear(job: RaiseJob, model: LanguageModel, layout: readonly PlacedTensor[], { weights }: Workshop) {
  const all = model.initialise(job.members.map((member) => stream(job, member, 'weights')));
  const inherited = await Promise.all(
    job.members.map(async ({ donor }, member) => {
      if (!donor) return 0;
      const donorLayout = parameterLayout(donor.architecture, model.vocabularySize);
      const donorWeights = flatten(await weights.read(donor.weights), donorLayout);
      const row = rowOf(all, member, model.parameters);
      const inheritance = inheritWeights(layout, donorLayout, donorWeights, row);
      row.set(inheritance.weights);
      return inheritance.inheritedParameters;
    }),
  );
  return { weights: all, inherited };
}

async function train(
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
  const windows = members.map((member) => stream(job, member, 'windows'));
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
    prngs: members.map((member) => stream(job, member, 'noise')),
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
  let state = { weights, momentum: zeros(), variance: zeros(), step: 0 };
  let mask: Float32Array | undefined;
  const prunedAt = recipes.some(({ sparsity }) => sparsity > 0) ? Math.floor(PRUNED_AT * steps) : Infinity;
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
    const result = await model.train(state, tokensOfStretch(stretch), { ...constant, mask, learningRate });
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

function causeOf({ nats }: ExamScore): string | undefined {
  return Number.isFinite(nats) ? undefined : `validation cross-entropy is ${nats}`;
}

function rowOf(weights: Float32Array, member: number, parameters: number): Float32Array {
  return weights.subarray(member * parameters, (member + 1) * parameters);
}
