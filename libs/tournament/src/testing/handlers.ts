/** Workers for specs: no training, but outcomes that are a function of the job alone, fitter with each generation of descent. */
import { mean, prngOf, sha256, standardError } from '#base';
import { carriers, type EvaluationScore, FEATURE_NAMES, type TextFeatures } from '#arena';
import { expressionOf, mutateExpression } from '#regulation';
import type { JudgeJob } from '../jobs/arena-jobs';
import type { JobHandlers, TrainingMember, TrainJob } from '../jobs/job';
import { subjectOf } from '../jobs/member-stream';
import { sortSpecies } from '../sort-species';
import type { Battle, CostedOutcome, JudgedArena, Life, Rating, Sample } from '../records';

export function scoreOf(nats: number, blocks = 16): EvaluationScore {
  const perBlock = Array.from({ length: blocks }, (_, block) => nats + 0.01 * Math.sin(block));
  const score = { symbols: 256 * blocks, nats: mean(perBlock), predictionEntropyBits: nats };
  return { ...score, bitsPerCharacter: nats / Math.LN2, standardErrorNats: standardError(perBlock), blocks: perBlock };
}

const N_GRAMS = { 'WB-0': 5, 'WB-1': 4, 'WB-2': 3.5, 'WB-3': 3, 'WB-4': 3, 'WB-5': 3 };

const COSTS = { flops: { training: 1e6, evaluation: 2e5 }, tokens: 1000 };

/** Slots in `stillborn` of every generation are non-viable. */
export function fakeHandlers({ stillborn = [] as readonly number[] } = {}): JobHandlers {
  const trainMember = (member: TrainingMember, { seed, generation, atBirth, weightStep }: TrainJob): CostedOutcome => {
    const isNewborn = member.birth.generation === generation;
    if (isNewborn && stillborn.includes(member.birth.slot))
      return { id: member.id, viable: false, cause: 'training loss is NaN at step 3', ...COSTS };
    const prng = prngOf({ seed, generation, subject: subjectOf(generation, member), purpose: 'spec' });
    const nats = 3 - 0.2 * generation + 0.1 * prng.normal();
    const from = member.donors.map(({ weights }) => weights).join();
    const life: Life = {
      generation,
      cause: null,
      weights: sha256(`${nats} from ${from}`),
      optimizerState: null,
      birthWeights:
        weightStep !== null && isNewborn
          ? sha256(`${member.birth.generation}-${member.birth.slot} born from ${from}`)
          : member.birthWeights,
      inheritedFraction: member.donors.length > 0 ? 1 : 0,
      tokensTrained: 1000,
      trainingFlops: 1e6,
      sparsity: 0.25,
      lossCurve: [{ step: 1, nats, entropyNats: nats }],
      prequentialNats: nats + 1,
      prequentialSlope: -0.25,
      learning: null,
      probes: null,
      passed: member.passed,
      validation: scoreOf(nats),
      formerText: null,
      birthNats: atBirth && isNewborn ? nats + 0.5 + prng.uniform() : null,
    };
    return { id: member.id, viable: true, life, ...COSTS };
  };
  return {
    survey: async () => ({ vocabulary: ['<unk>', 'a', 'b'], characters: {} }),
    baselines: async () => ({ ...N_GRAMS, validation: N_GRAMS }),
    train: async (job, { report, yieldToEventLoop }) => {
      await yieldToEventLoop();
      report({ fraction: 1, tokens: job.steps });
      return job.members.map((member) => trainMember(member, job));
    },
    sense: async ({ dimensions, members }) =>
      members.map(({ text, signals: others, regulation }) => {
        const cue = text ? (text.niche.charCodeAt(0) % 10) / 10 : 0;
        const signals = [...new Array<number>(dimensions).fill(cue), ...others];
        return { signals, expression: expressionOf(regulation, signals, regulation.marks) };
      }),
    express: async ({ regulation, states }) =>
      states.map((signals) => expressionOf(regulation, signals, regulation.marks)),
    raise: async ({ seed, members }) =>
      members.map(({ birth, niche }) => {
        const prng = prngOf({ seed, generation: birth.slot, subject: niche, purpose: 'raised' });
        return { bitsPerCharacter: 3 + prng.normal(), cause: null, flops: 1e6 };
      }),
    evaluate: async ({ members }) => members.map(() => scoreOf(2)),
    appraise: async ({ seed, generation, birth, regulation: { genes }, settings }) => {
      const prng = prngOf({ seed, generation, subject: subjectOf(generation, { birth }), purpose: 'appraised' });
      const changed = mutateExpression({ genes, chromatin: null }, settings.rates, prng).genes;
      return { appraised: { genes: changed, gainNats: 0.01 * prng.normal(), standardErrorNats: 0.005 }, flops: 3e5 };
    },
    mix: async ({ niche, members }) => ({
      niche,
      members: members.map(({ id: name }) => {
        return { kind: 'individual', name, weight: 1 / members.length, bitsPerCharacter: 3 };
      }),
      of: members.length,
      carriers: carriers(
        members.map(() => 1 / members.length),
        0.95,
      ),
      symbols: 4096,
      nats: 1.9,
      bitsPerCharacter: 1.9 / Math.LN2,
      standardErrorNats: 0.1,
      newText: null,
      ambiguityBits: 0.2,
      equal: { bitsPerCharacter: 2.8, ambiguityBits: 0.2 },
      onlineBitsPerCharacter: 2.8,
    }),
    ambiguity: async ({ members }) => {
      const bits = { bitsPerCharacter: 3 - 0.1 * members.length, ambiguityBits: 0.1 * members.length };
      return { equal: bits, fitted: bits };
    },
    speciate: async ({ memory, count, members }) =>
      sortSpecies(memory, count, (one, other) =>
        members[one].architecture.family === members[other].architecture.family ? 0 : 1,
      ),
    soup: async ({ members }) => members.flatMap((_, at) => (at % 2 === 0 ? [at] : [])),
    sample: async ({ prompt }) => prompt,
    'sample-mixture': async ({ prompt }) => prompt,
    export: async ({ format }) => format,
    'export-mixture': async ({ niche }) => niche,
    'set-prompts': async ({ count, niche }) => {
      const prompts = Array.from({ length: count }, (_, prompt) => `${niche} ${prompt}`);
      return { prompts, samples: prompts.map((_, prompt) => sampleOf('WB-2', prompt)) };
    },
    write: async ({ members, prompts }) =>
      members.flatMap(({ id }) => prompts.map((_, prompt) => sampleOf(id, prompt))),
    judge: async (job) => judgeByName(job),
    rate: async () => [],
    'red-queen': async ({ generations }) => {
      const each = generations.map(() => generations.map(({ tastes }) => tastes[0][0]));
      return { rates: each, bits: each };
    },
  };
}

const NOTHING = { value: 0, standardError: 0 };

function sampleOf(competitor: string, prompt: number): Sample {
  const features = Object.fromEntries(FEATURE_NAMES.map((name) => [name, 0])) as TextFeatures;
  return { competitor, prompt, text: `${competitor} writes`, features };
}

/** Ratings that a name without its tournament draws by lot, and what people voted on top of it; one battle. */
function judgeByName({ seed, generation, niche, samples, lossNats, votes, inherited }: JudgeJob): JudgedArena {
  const competitors = [...new Set(samples.map(({ competitor }) => competitor))];
  const ratings = competitors.map((competitor): Rating => {
    const won = votes.filter((vote) => vote[vote.outcome === 'second' ? 'second' : 'first'] === competitor).length;
    const subject = /-\d+-\d+$/.exec(competitor)?.[0] ?? competitor;
    const nats = prngOf({ seed, generation, subject, purpose: 'spec' }).normal() + 10 * won;
    return {
      generation,
      niche,
      competitor,
      kind: competitor in lossNats ? 'individual' : 'baseline',
      nats,
      standardErrorNats: 0.1,
      lowerNats: nats - 0.2,
      upperNats: nats + 0.2,
      ownErrorNats: 0.1,
      degreesOfFreedom: 11,
      elo: 1000,
      rank: 1,
      lowestRank: competitors.length,
      battles: 1,
      tastes: { critic: nats },
      gold: nats,
      notes: [],
    };
  });
  const [first, second = first] = competitors;
  const battle: Battle = { generation, niche, number: 0, first, second, prompt: 0, rater: 'critic-1', outcome: 'tie' };
  return {
    battles: [battle],
    ratings,
    seen: FEATURE_NAMES.map((_, at) => Math.cos(generation + at)),
    tellingBits: inherited?.map(([fluency]) => 1 + Math.abs(fluency)) ?? null,
    summary: {
      battles: 1,
      voided: 0,
      agreement: null,
      best: null,
      votes: votes.length,
      outliers: [],
      leverage: null,
      goodhart: { withLoss: null, withGold: null, proxy: NOTHING, gold: NOTHING, reliability: null, flagged: false },
    },
  };
}
