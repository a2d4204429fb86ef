import type { HandlersOf } from '#tournament';
import type { Workbench } from '#workbench';
import { ambiguity } from './ambiguity';
import { appraise } from './appraise';
import { createBaselines } from './baselines';
import { evaluateWeights } from './evaluate-weights';
import { exportIndividual } from './export-individual';
import { exportMixture } from './export-mixture';
import { expressStates } from './express';
import { judgeNiche } from './judge';
import { mix } from './mix';
import { rate } from './rate';
import { redQueen } from './red-queen';
import { sample } from './sample';
import { sampleMixture } from './sample-mixture';
import { setPrompts } from './set-prompts';
import { soup } from './soup';
import { speciateByPredictions } from './speciate';
import { survey } from './survey';
import { write } from './write';

/** What a worker does for each kind of job in the queue `arena`. */
export function createArenaHandlers({ texts, readers, worker }: Workbench): HandlersOf<'arena'> {
  return {
    survey: (job) => survey(job, texts),
    baselines: createBaselines(texts),
    express: (job, context) => expressStates(job, context),
    evaluate: (job) => evaluateWeights(job, worker),
    appraise: (job, context) => appraise(job, worker, context),
    mix: (job, context) => mix(job, worker, readers, context),
    ambiguity: (job, context) => ambiguity(job, worker, context),
    speciate: (job, context) => speciateByPredictions(job, worker, context),
    soup: (job, context) => soup(job, worker, context),
    sample: (job) => sample(job, worker),
    'sample-mixture': (job) => sampleMixture(job, worker, readers),
    export: async (job) => base64Of(await exportIndividual(job, worker)),
    'export-mixture': async (job) => base64Of(await exportMixture(job, worker, readers)),
    'set-prompts': (job) => setPrompts(job, readers),
    write: (job) => write(job, worker, readers),
    judge: (job) => judgeNiche(job, readers),
    rate: async (job) => rate(job),
    'red-queen': (job, context) => redQueen(job, readers, context),
  };
}

function base64Of(file: Uint8Array): string {
  return Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('base64');
}
