import type { Lexicons } from '#arena';
import type { LanguageModelFactory } from '#model';
import type { TextStore } from '../text-store.port';
import type { WeightStore } from '../weight-store.port';
import { ambiguity } from './ambiguity';
import { appraise } from './appraise';
import { baselines } from './baselines';
import { EncodedTexts } from './encoded-texts';
import { evaluateWeights } from './evaluate-weights';
import { expressStates } from './express';
import { exportIndividual } from './export-individual';
import { exportMixture } from './export-mixture';
import type { JobHandlers } from './job';
import { judgeNiche } from './judge';
import { mix } from './mix';
import { NicheReaders } from './niche-readers';
import { raise } from './raise';
import { trainAndEvaluate } from './train-and-evaluate';
import { rate } from './rate';
import { redQueen } from './red-queen';
import { sample } from './sample';
import { sampleMixture } from './sample-mixture';
import { sense } from './sense';
import { setPrompts } from './set-prompts';
import { soup } from './soup';
import { speciateByPredictions } from './speciate';
import { survey } from './survey';
import { write } from './write';

/** What a worker does for each kind of job. */
export function createJobHandlers(
  models: LanguageModelFactory,
  texts: TextStore,
  weights: WeightStore,
  readLexicons: () => Promise<Lexicons>,
): JobHandlers {
  const readers = new NicheReaders(texts, readLexicons);
  const worker = { models, texts: new EncodedTexts(texts), weights };
  return {
    survey: (job) => survey(job, texts),
    baselines: (job) => baselines(job, texts),
    train: (job, context) => trainAndEvaluate(job, worker, readers, context),
    sense: (job, context) => sense(job, worker.texts, context),
    express: (job, context) => expressStates(job, context),
    raise: (job, context) => raise(job, worker, context),
    evaluate: (job) => evaluateWeights(job, worker),
    appraise: (job, context) => appraise(job, worker, context),
    mix: (job, context) => mix(job, worker, readers, context),
    ambiguity: (job, context) => ambiguity(job, worker, context),
    speciate: (job, context) => speciateByPredictions(job, worker, context),
    soup: (job, context) => soup(job, worker, context),
    sample: (job) => sample(job, worker),
    'sample-mixture': (job) => sampleMixture(job, worker, readers),
    export: (job) => exportIndividual(job, worker),
    'export-mixture': (job) => exportMixture(job, worker, readers),
    'set-prompts': (job) => setPrompts(job, readers),
    write: (job) => write(job, worker, readers),
    judge: (job) => judgeNiche(job, readers),
    rate: async (job) => rate(job),
    'red-queen': (job, context) => redQueen(job, readers, context),
  };
}
