/**
 * A generation of a training group's lives: go on, inherit or draw weights, evaluate them if that is asked for, train through the budget,
 * evaluate. Every draw is named by the individual.
 */
import { evaluationBlocks, Vocabulary } from '#corpus';
import { evaluate, type EvaluationScore, probe } from '#arena';
import {
  type LanguageModel,
  type LanguageModelFactory,
  parameterLayout,
  type PlacedTensor,
  trainingFlopsPerToken,
} from '#model';
import { inheritWeights } from '#evolution';
import { withPassed } from '../emergence';
import type { Outcome } from '../records';
import type { WeightStore } from '../weight-store.port';
import type { EncodedText, EncodedTexts } from './encoded-texts';
import type { JobContext, TrainingMember, TrainJob } from './job';
import { learn } from './learn';
import { memberStream } from './member-stream';
import type { NicheReaders } from './niche-readers';
import { prequential } from './prequential';
import { train } from './train';
import { flatten, rowOf, tensorsOf } from './flat-weights';

export interface WorkerContext {
  readonly models: LanguageModelFactory;
  readonly texts: EncodedTexts;
  readonly weights: WeightStore;
}

/** Windows of an evaluation that are scored at once, by each member. */
export const EVALUATION_BATCH = 16;

export async function trainAndEvaluate(
  job: TrainJob,
  worker: WorkerContext,
  readers: NicheReaders,
  context: JobContext,
): Promise<readonly Outcome[]> {
  const { architecture, vocabulary, members } = job;
  const model = worker.models.create(architecture, vocabulary.length, members.length);
  const layout = parameterLayout(architecture, vocabulary.length);
  const texts = await Promise.all(members.map(({ niche }) => worker.texts.of(niche, job.texts, vocabulary)));
  const start = await initialiseWeights(job, model, layout, worker);
  const heldOut = texts.map(({ symbols, ranges, costs }) => {
    return { text: symbols, blocks: evaluationBlocks(ranges.validation, job.validationSymbols), costs };
  });
  const scoresOf = (weights: Float32Array) => evaluate(model, weights, heldOut, EVALUATION_BATCH);
  const isNewborn = ({ birth }: TrainingMember): boolean => birth.generation === job.generation;
  const atBirth = job.atBirth && members.some(isNewborn) ? await scoresOf(start.weights) : null;
  const trained = await train(job, model, layout, start.weights, texts, context);
  const learnt = job.learning && (await learn(job, job.learning, model, trained.weights, texts, readers, context));
  const grown = learnt?.weights ?? trained.weights;
  const scores = await scoresOf(grown);
  const probed = job.probes && (await probeGroup(job, model, grown, texts));
  const tokensTrained = job.steps * job.batchSize * architecture.context;
  const flopsPerToken = trainingFlopsPerToken(architecture, vocabulary.length);
  return Promise.all(
    members.map(async (one, member): Promise<Outcome> => {
      const { id, niche } = one;
      const learning = learnt?.reports[member] ?? null;
      const row = rowOf(grown, member, model.parameters);
      const cause = trained.causes[member] ?? learning?.cause ?? causeOf(scores[member], row);
      if (cause) return { id, viable: false, cause };
      const weights = await worker.weights.write(tensorsOf(row, layout), { family: architecture.family, niche });
      const inheritedFraction = start.inherited[member] / model.parameters;
      const sparsity = row.reduce((zeros, weight) => (weight === 0 ? zeros + 1 : zeros), 0) / row.length;
      const lossCurve = trained.curves[member];
      const validation = scores[member];
      const spent = { tokensTrained, trainingFlops: tokensTrained * flopsPerToken };
      const probes = probed ? probed[member] : null;
      const life = {
        generation: job.generation,
        cause: null,
        weights,
        inheritedFraction,
        ...spent,
        sparsity,
        lossCurve,
        ...prequential(lossCurve),
        learning,
        probes,
        passed: withPassed(one.passed, probes),
        validation,
        birthNats: isNewborn(one) ? finiteNats(atBirth?.[member]) : null,
      };
      return { id, viable: true, life };
    }),
  );
}

function finiteNats(score: EvaluationScore | undefined): number | null {
  return score && Number.isFinite(score.nats) ? score.nats : null;
}

function probeGroup(
  { seed, vocabulary }: TrainJob,
  model: LanguageModel,
  weights: Float32Array,
  texts: readonly EncodedText[],
) {
  const heldOut = texts.map(({ symbols, ranges }) => symbols.subarray(ranges.validation.start, ranges.validation.end));
  return probe(model, weights, { vocabulary: new Vocabulary(vocabulary), seed, texts: heldOut }, EVALUATION_BATCH);
}

/**
 * Fresh weights, over which each member lays what it inherits: of several donors the average by their shares (Wortsman et al. 2022). Who lives
 * on lays all that it had over them.
 */
async function initialiseWeights(
  job: TrainJob,
  model: LanguageModel,
  layout: readonly PlacedTensor[],
  { weights }: WorkerContext,
) {
  const all = model.initialise(job.members.map((member) => memberStream(job, member, 'weights')));
  const inherited = await Promise.all(
    job.members.map(async ({ donors }, member) => {
      if (donors.length === 0) return 0;
      const row = rowOf(all, member, model.parameters);
      const average = new Float64Array(row.length);
      let inheritedParameters = 0;
      for (const { weights: file, architecture, share } of donors) {
        const donorLayout = parameterLayout(architecture, model.vocabularySize);
        const donorWeights = flatten(await weights.read(file), donorLayout);
        const inheritance = inheritWeights(layout, donorLayout, donorWeights, row);
        inheritance.weights.forEach((weight, at) => (average[at] += share * weight));
        inheritedParameters += share * inheritance.inheritedParameters;
      }
      row.set(average);
      return inheritedParameters;
    }),
  );
  return { weights: all, inherited };
}

/** A weight that no evaluated symbol touched may have overflowed as well: an import would refuse it. */
function causeOf({ nats }: EvaluationScore, weights: Float32Array): string | undefined {
  if (!Number.isFinite(nats)) return `validation cross-entropy is ${nats}`;
  const broken = weights.find((weight) => !Number.isFinite(weight));
  return broken === undefined ? undefined : `a weight is ${broken}`;
}
