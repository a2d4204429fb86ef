import { sum } from '#base';
import type { Architecture } from '#genome';
import { forwardFlopsPerToken, trainingFlopsPerToken } from '#model';
import type { Job } from './jobs/job';

const AT_LEAST = 300;
/** Slower than any processor that shares its time among a few. */
const FLOPS_A_SECOND = 1e9;
/** Until a program of a recurrent network is ready, for each of its units at one time. */
const SECONDS_AN_UNROLLED_TIME = 0.1;

/** Seconds that a worker may be at a job without a word before it counts as lost: what large networks need is counted from their descriptions. */
export function quietSeconds(job: Job): number {
  return AT_LEAST + flopsWithoutWord(job) / FLOPS_A_SECOND + sum(architecturesOf(job).map(secondsToUnroll));
}

function flopsWithoutWord(job: Job): number {
  const symbols = 'vocabulary' in job ? job.vocabulary.length : 0;
  const reading = sum(architecturesOf(job).map((architecture) => forwardFlopsPerToken(architecture, symbols)));
  switch (job.kind) {
    case 'train': {
      const { architecture, batchSize, members, validationSymbols } = job;
      const step = trainingFlopsPerToken(architecture, symbols) * batchSize * architecture.context;
      return members.length * (step + 2 * validationSymbols * reading) + learningFlops(job, reading);
    }
    case 'evaluate':
      return job.members.length * job.symbols * reading;
    case 'mix':
      return (job.validationSymbols + job.testSymbols) * reading;
    case 'ambiguity':
      return job.symbols * reading;
    case 'soup':
      return job.validationSymbols * reading;
    case 'write':
      return job.members.length * job.prompts.length * job.length * reading;
    case 'sample':
    case 'sample-mixture':
      return (job.prompt.length + job.length) * reading;
    default:
      return 0;
  }
}

/** Texts are written, then learnt from, each symbol of a step read about six times over. */
function learningFlops({ learning, members }: Extract<Job, { kind: 'train' }>, reading: number): number {
  if (!learning) return 0;
  const { prompts, samples, length, steps } = learning.settings;
  return members.length * prompts * length * (samples + 12 * steps) * reading;
}

function architecturesOf(job: Job): readonly Architecture[] {
  if ('architecture' in job) return [job.architecture];
  switch (job.kind) {
    case 'mix':
    case 'ambiguity':
    case 'soup':
    case 'sample-mixture':
    case 'export-mixture':
      return job.members.map(({ architecture }) => architecture);
    default:
      return [];
  }
}

function secondsToUnroll({ family, context, depth }: Architecture): number {
  return family === 'rnn' || family === 'gru' || family === 'lstm' ? SECONDS_AN_UNROLLED_TIME * context * depth : 0;
}
