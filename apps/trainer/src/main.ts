/** A worker process: trains cohorts, examines them, and lets them write. Its parent sends the jobs; one thread computes. */
import path from 'node:path';
import { createLanguageModelFactory } from '#networks';
import { createCorpusStore } from '#sources';
import { createJobHandlers } from '#tournament';
import { createSafetensorsWeightStore } from '#weights';
import { serveJobs } from '#work-queue';

const folder = process.env.CLADE_DATA ?? 'data';
serveJobs(
  createJobHandlers(
    createLanguageModelFactory('onnx'),
    createCorpusStore(path.join(folder, 'corpora')),
    createSafetensorsWeightStore(path.join(folder, 'weights')),
  ),
);
