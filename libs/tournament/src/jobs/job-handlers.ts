import type { LanguageModelFactory } from '#model';
import type { TextStore } from '../text-store.port';
import type { WeightStore } from '../weight-store.port';
import { anchors } from './anchors';
import { EncodedTexts } from './encoded-texts';
import { examineWeights } from './examine-weights';
import { exportIndividual } from './export-individual';
import type { JobHandlers } from './job';
import { raise } from './raise';
import { sample } from './sample';
import { survey } from './survey';

/** What a worker does for each kind of job. */
export function createJobHandlers(models: LanguageModelFactory, texts: TextStore, weights: WeightStore): JobHandlers {
  const workshop = { models, texts: new EncodedTexts(texts), weights };
  return {
    survey: (job) => survey(job, texts),
    anchors: (job) => anchors(job, texts),
    raise: (job, context) => raise(job, workshop, context),
    examine: (job) => examineWeights(job, workshop),
    sample: (job) => sample(job, workshop),
    export: (job) => exportIndividual(job, workshop),
  };
}
