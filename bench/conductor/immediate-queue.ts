/** A work queue that answers at once: lives of made-up scores, so that what takes time is the conductor and its database. */
import { prngOf, sha256 } from '#base';
import type { EvaluationScore } from '#arena';
import type { Job, JobKind, JobOf, JobResults, Outcome, TrainJob, WorkQueue } from '#tournament';

const BLOCKS = 16;
const SYMBOLS = 4096;

export const IMMEDIATE_QUEUE: WorkQueue = {
  submit: async <Kind extends JobKind>(job: JobOf<Kind>) => answer(job as Job) as JobResults[Kind],
};

/** Throws an Error for a kind of job that no tournament without an arena submits. */
function answer(job: Job): JobResults[JobKind] {
  switch (job.kind) {
    case 'survey':
      return {
        vocabulary: ['<unk>', ...'abcdefghijklmnopqrstuvwxyz'],
        characters: Object.fromEntries(job.texts.map(({ niche }) => [niche, 1e6])),
      };
    case 'baselines': {
      const nats = { 'WB-0': 5, 'WB-1': 4, 'WB-2': 3.5, 'WB-3': 3, 'WB-4': 3, 'WB-5': 3 };
      return { ...nats, validation: nats };
    }
    case 'train':
      return job.members.map((member) => lifeOf(member, job));
    case 'evaluate':
      return job.members.map(() => scoreOf(2));
    default:
      throw new Error(`nobody answers ${job.kind}`);
  }
}

/** Its cross-entropy is normal about 2 nats. */
function lifeOf({ id, slot, donor }: TrainJob['members'][number], { seed, generation }: TrainJob): Outcome {
  const nats = 2 + 0.1 * prngOf({ seed, generation, subject: slot, purpose: 'bench' }).normal();
  const life = {
    weights: sha256(id),
    inheritedFraction: donor ? 1 : 0,
    tokensTrained: 1e6,
    trainingFlops: 1e10,
    sparsity: 0,
    lossCurve: Array.from({ length: 20 }, (_, step) => ({ step, nats: nats + 1 / (step + 1), entropyNats: nats })),
    learning: null,
    probes: null,
    validation: scoreOf(nats),
  };
  return { id, viable: true, life };
}

function scoreOf(nats: number): EvaluationScore {
  const bitsPerCharacter = nats / Math.LN2;
  const score = { symbols: SYMBOLS, nats, bitsPerCharacter, standardErrorNats: 0.01, predictionEntropyBits: 2.5 };
  return { ...score, blocks: Array.from({ length: BLOCKS }, (_, block) => nats + 0.01 * Math.sin(block)) };
}
