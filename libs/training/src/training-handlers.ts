import type { HandlersOf } from '#tournament';
import type { Workbench } from '#workbench';
import { raise } from './raise';
import { sense } from './sense';
import { trainAndEvaluate } from './train-and-evaluate';

/** What a worker does for each kind of job in the queue `training`. */
export function createTrainingHandlers({ readers, worker }: Workbench): HandlersOf<'training'> {
  return {
    train: (job, context) => trainAndEvaluate(job, worker, readers, context),
    sense: (job, context) => sense(job, worker.texts, context),
    raise: (job, context) => raise(job, worker, context),
  };
}
