import type { Lexicons } from '#arena';
import type { LanguageModelFactory } from '#model';
import type { TextStore } from '../text-store.port';
import type { WeightStore } from '../weight-store.port';
import { anchors } from './anchors';
import { EncodedTexts } from './encoded-texts';
import { examineWeights } from './examine-weights';
import { exportIndividual } from './export-individual';
import type { JobHandlers } from './job';
import { judgeNiche } from './judge';
import { NicheReaders } from './niche-readers';
import { raise } from './raise';
import { rate } from './rate';
import { sample } from './sample';
import { setPrompts } from './set-prompts';
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
  const workshop = { models, texts: new EncodedTexts(texts), weights };
  return {
    survey: (job) => survey(job, texts),
    anchors: (job) => anchors(job, texts),
    raise: (job, context) => raise(job, workshop, readers, context),
    examine: (job) => examineWeights(job, workshop),
    sample: (job) => sample(job, workshop),
    export: (job) => exportIndividual(job, workshop),
    'set-prompts': (job) => setPrompts(job, readers),
    write: (job) => write(job, workshop, readers),
    judge: (job) => judgeNiche(job, readers),
    rate: async (job) => rate(job),
  };
}
