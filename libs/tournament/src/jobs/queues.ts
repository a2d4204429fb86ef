/** Which queue holds jobs of each kind: training is done where gradients are cheap, all that judges elsewhere. */
import type { JobHandlers, JobKind } from './job';

const QUEUES = {
  train: 'training',
  sense: 'training',
  raise: 'training',
  survey: 'arena',
  baselines: 'arena',
  express: 'arena',
  evaluate: 'arena',
  appraise: 'arena',
  mix: 'arena',
  ambiguity: 'arena',
  speciate: 'arena',
  soup: 'arena',
  sample: 'arena',
  'sample-mixture': 'arena',
  export: 'arena',
  'export-mixture': 'arena',
  'set-prompts': 'arena',
  write: 'arena',
  judge: 'arena',
  rate: 'arena',
  'red-queen': 'arena',
} as const satisfies Record<JobKind, string>;

type Queues = typeof QUEUES;
export type QueueName = Queues[JobKind];
export type KindIn<Queue extends QueueName> = {
  [Kind in JobKind]: Queues[Kind] extends Queue ? Kind : never;
}[JobKind];
/** What is done for each kind of job that a queue holds. */
export type HandlersOf<Queue extends QueueName> = Pick<JobHandlers, KindIn<Queue>>;

export function queueOf(kind: JobKind): QueueName {
  return QUEUES[kind];
}
