/**
 * A generation of a training group's lives: go on, inherit or draw weights, evaluate them if that is asked for, train through the budget,
 * evaluate. Every draw is named by the individual.
 */
import { evaluationBlocks, Vocabulary } from '#corpus';
import { evaluate, type EvaluationScore, probe } from '#arena';
import { type LanguageModel, forwardFlopsPerToken, parameterLayout, trainingFlopsPerToken } from '#model';
import {
  type CostedOutcome,
  type Flops,
  flopsOfBlocks,
  isNewborn,
  type JobContext,
  type TrainingMember,
  type TrainJob,
  withPassed,
} from '#tournament';
import { type EncodedText, evaluationBatch, type NicheReaders, tensorsOf, type WorkerContext } from '#workbench';
import { learn } from './learn';
import { prequential } from './prequential';
import { train } from './train';
import { optimizerTensors } from './optimizer-state';
import { gatesOfGroup, packGroup, unpackMember } from './pack-group';
import { startOf } from './start';
import { worthOfGroup } from './worth-of-modules';

export async function trainAndEvaluate(
  job: TrainJob,
  worker: WorkerContext,
  readers: NicheReaders,
  context: JobContext,
): Promise<readonly CostedOutcome[]> {
  const { architecture, vocabulary, members } = job;
  const model = worker.models.create(architecture, vocabulary.length, members.length, gatesOfGroup(job));
  const layout = parameterLayout(architecture, vocabulary.length);
  const texts = await Promise.all(members.map(({ niche }) => worker.texts.of(niche, job.texts, vocabulary)));
  const starts = await Promise.all(members.map((member) => startOf(job, member, worker)));
  const start = packGroup(job, starts);
  const heldOut = texts.map(({ symbols, ranges, costs }) => {
    return { text: symbols, blocks: evaluationBlocks(ranges.validation, job.validationSymbols), costs };
  });
  const scoresOf = (weights: Float32Array) => evaluate(model, weights, heldOut, evaluationBatch(architecture));
  const isBorn = ({ birth }: TrainingMember): boolean => isNewborn(job, birth);
  const atBirth = job.atBirth && members.some(isBorn) ? await scoresOf(start.weights) : null;
  const trained = await train(job, model, layout, start, texts, context);
  const learnt = job.learning && (await learn(job, job.learning, model, trained.weights, texts, readers, context));
  const grown = learnt?.weights ?? trained.weights;
  const scores = await scoresOf(grown);
  const worth = await worthOfGroup(job, worker, grown, texts);
  const probed = job.probes && (await probeGroup(job, model, grown, texts));
  const tokensTrained = job.steps * job.batchSize * architecture.context;
  const trainingFlops = tokensTrained * trainingFlopsPerToken(architecture, vocabulary.length);
  const flopsOf = (member: number): Flops => ({
    training: trainingFlops,
    ...(learnt && { learning: learnt.reports[member].flops }),
    // before training all of the group are evaluated, those beside newborns too
    evaluation:
      (atBirth ? 2 : 1) * flopsOfBlocks(heldOut[member].blocks, architecture, vocabulary.length) +
      (worth[member]?.flops ?? 0),
    ...(probed && {
      probes: probed.windows[member] * architecture.context * forwardFlopsPerToken(architecture, vocabulary.length),
    }),
  });
  return Promise.all(
    members.map(async (one, member): Promise<CostedOutcome> => {
      const { id, niche } = one;
      const learning = learnt?.reports[member] ?? null;
      const own = starts[member];
      const row = unpackMember(job, member, own.weights, grown);
      const momentum = unpackMember(job, member, own.momentum, trained.momentum);
      const variance = unpackMember(job, member, own.variance, trained.variance);
      const cause =
        trained.causes[member] ??
        learning?.cause ??
        causeOf(scores[member], row) ??
        brokenIn('moment', momentum) ??
        brokenIn('moment', variance);
      const costs = { flops: flopsOf(member), tokens: tokensTrained };
      if (cause) return { id, viable: false, cause, ...costs };
      const metadata = { family: architecture.family, niche };
      const layout = parameterLayout(one.architecture ?? architecture, vocabulary.length);
      const weights = await worker.weights.write(tensorsOf(row, layout), metadata);
      const steps = own.stepsBefore + trained.step;
      const optimizerState = job.moments
        ? await worker.weights.write(optimizerTensors({ momentum, variance, steps }, layout), metadata)
        : null;
      const born = tensorsOf(own.weights, layout);
      const keepsBirth = job.weightStep !== null && isBorn(one);
      const birthWeights = keepsBirth ? await worker.weights.write(born, metadata) : one.birthWeights;
      const inheritedFraction = own.inherited / row.length;
      const sparsity = row.reduce((zeros, weight) => (weight === 0 ? zeros + 1 : zeros), 0) / row.length;
      const lossCurve = trained.curves[member];
      const validation = scores[member];
      const probes = probed ? probed.scores[member] : null;
      const life = {
        generation: job.generation,
        cause: null,
        weights,
        optimizerState,
        birthWeights,
        inheritedFraction,
        tokensTrained,
        trainingFlops,
        sparsity,
        lossCurve,
        ...prequential(lossCurve),
        learning,
        probes,
        passed: withPassed(one.passed, probes),
        validation,
        formerText: null,
        birthNats: isBorn(one) ? finiteNats(atBirth?.[member]) : null,
      };
      const ofModules = worth[member] && { moduleWorth: worth[member].nats };
      return { id, viable: true, life, ...ofModules, ...costs };
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
  return probe(
    model,
    weights,
    { vocabulary: new Vocabulary(vocabulary), seed, texts: heldOut },
    evaluationBatch(model.architecture),
  );
}

/** A weight that no evaluated symbol touched may have overflowed as well: an import would refuse it. */
function causeOf({ nats }: EvaluationScore, weights: Float32Array): string | undefined {
  if (!Number.isFinite(nats)) return `validation cross-entropy is ${nats}`;
  return brokenIn('weight', weights);
}

function brokenIn(what: string, values: Float32Array): string | undefined {
  const broken = values.find((value) => !Number.isFinite(value));
  return broken === undefined ? undefined : `a ${what} is ${broken}`;
}
