import { sum } from '#base';
import { symbolsToScore } from '#corpus';
import type { Architecture } from '#genome';
import { factorsOf, modulesOf } from '#regulation';
import { forwardFlopsPerToken, moduleIds, stateBatches, symbolsRead, trainingFlopsPerToken } from '#model';
import type { Job, JobOf } from './jobs/job';
import { windowCount } from '#preference';

const AT_LEAST = 300;
/** Slower than any processor that shares its time among a few. */
const FLOPS_A_SECOND = 1e9;
/** Until a program of a recurrent network is ready, for each of its units at one time. */
const SECONDS_AN_UNROLLED_TIME = 0.1;
/** Until a factor is told at each base of a promoter, by which a genome is expressed. */
const SECONDS_A_SITE = 2e-6;
/** FLOPs in whose time a logarithm is computed. */
const LOGARITHM = 20;

/** Seconds that a worker may be at a job without a word before it counts as lost: what large networks need is counted from their descriptions. */
export function quietSeconds(job: Job): number {
  return AT_LEAST + flopsWithoutWord(job) / FLOPS_A_SECOND + sum(architecturesOf(job).map(secondsToUnroll));
}

/** Slower than any job is that gets its share of a processor, by so much. */
const PATIENCE = 10;

/** Seconds that a try of a job may take in all, unless someone sets a limit. */
export function longestSeconds(job: Job): number {
  return PATIENCE * quietSeconds(job) + flopsOfTraining(job) / FLOPS_A_SECOND + secondsToAppraise(job);
}

/** All rounds, and those who won beside those who were born, on each text. */
function secondsToAppraise(job: Job): number {
  if (job.kind !== 'appraise') return 0;
  const { settings, places, regulation } = job;
  const bases = sum(modulesOf(regulation).map(({ promoter }) => promoter.length));
  const sites = settings.candidates * places.length * bases * factorsOf(regulation).length;
  return (settings.rounds + 1) * (flopsWithoutWord(job) / FLOPS_A_SECOND + sites * SECONDS_A_SITE);
}

function flopsOfTraining(job: Job): number {
  if (job.kind !== 'train' && job.kind !== 'raise') return 0;
  const { architecture, batchSize, members, steps, vocabulary } = job;
  const tokens = members.length * steps * batchSize * architecture.context;
  return tokens * trainingFlopsPerToken(architecture, vocabulary.length);
}

function flopsWithoutWord(job: Job): number {
  const vocabularySize = 'vocabulary' in job ? job.vocabulary.length : 0;
  const flopsOf = (symbolsOf: (architecture: Architecture) => number): number =>
    sum(architecturesOf(job).map((each) => symbolsOf(each) * forwardFlopsPerToken(each, vocabularySize)));
  const scoring = (symbols: number): number => flopsOf(({ context }) => symbolsToScore(symbols, context));
  const writing = (length: number): number => flopsOf((architecture) => symbolsRead(architecture, length));
  switch (job.kind) {
    case 'train': {
      const { architecture, batchSize, members, validationSymbols, worthSymbols, learning } = job;
      const step = trainingFlopsPerToken(architecture, vocabularySize) * batchSize * architecture.context;
      const learned = learning ? learningFlops(learning.settings, writing, flopsOf) : 0;
      const states = sum(stateBatches(1 + moduleIds(architecture).length)); // all modules, and without each
      const worth = worthSymbols === undefined ? 0 : states * scoring(worthSymbols);
      return members.length * (step + 2 * scoring(validationSymbols) + worth + learned);
    }
    case 'raise': {
      const { architecture, batchSize, members, testSymbols } = job;
      const step = trainingFlopsPerToken(architecture, vocabularySize) * batchSize * architecture.context;
      return members.length * (step + scoring(testSymbols));
    }
    case 'evaluate':
      return job.members.length * scoring(job.symbols);
    case 'appraise':
      return job.places.length * sum(stateBatches(job.settings.candidates)) * scoring(job.settings.symbols);
    case 'mix':
      return scoring(job.validationSymbols) + scoring(job.testSymbols);
    case 'ambiguity':
      return scoring(job.symbols);
    case 'speciate': {
      const positions = job.probed.length * job.symbols;
      return (
        job.probed.length * scoring(job.symbols) + job.members.length ** 2 * positions * vocabularySize * LOGARITHM
      );
    }
    case 'soup':
      return scoring(job.validationSymbols);
    case 'write':
      return job.members.length * sum(job.prompts.map((prompt) => writing(prompt.length + job.length)));
    case 'sample':
    case 'sample-mixture':
      return writing(job.prompt.length + job.length);
    default:
      return 0;
  }
}

/** Texts are written, then learnt from, in whole windows, which a step of a pair reads about six times over for each of both. */
function learningFlops(
  { prompts, samples, length, steps }: NonNullable<JobOf<'train'>['learning']>['settings'],
  writing: (length: number) => number,
  flopsOf: (symbolsOf: (architecture: Architecture) => number) => number,
): number {
  const step = flopsOf(({ context }) => 12 * windowCount(context, length, context) * context);
  return prompts * (samples * writing(length) + steps * step);
}

function architecturesOf(job: Job): readonly Architecture[] {
  if ('architecture' in job) return [job.architecture];
  switch (job.kind) {
    case 'mix':
    case 'ambiguity':
    case 'speciate':
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
