/** Records for specs of stores, with a value in every field. */
import { type EvaluationScore, FEATURE_NAMES, type TextFeatures } from '#arena';
import { individualId, prngOf } from '#base';
import type { CommunityView, MetricValueView } from '#contracts';
import { DEFAULT_SEARCH_SPACE, express, randomGenome } from '#genome';
import { BREEDING, HEREDITY } from '../../libs/tournament/src/testing/world';
import type {
  EnvironmentState,
  Battle,
  Generation,
  Individual,
  Life,
  NewEvent,
  OpenArena,
  Rating,
  Sample,
  Tournament,
} from '#tournament';

const DEMES_OF_MOBY = [
  { name: 'north', capacity: 3 },
  { name: 'south', capacity: 3 },
];

export function championOf(id: string) {
  return { id, family: 'gru', parameters: 5, niche: 'moby', nats: 2, bitsPerCharacter: 2.9, standardErrorNats: 0.01 };
}

export function communityOf(niche: string, members: readonly string[], change: Partial<CommunityView>): CommunityView {
  return {
    niche,
    members: members.map((name) => {
      return { kind: 'individual', name, weight: 1 / members.length, bitsPerCharacter: null };
    }),
    of: 3,
    carriers: members.length,
    parameters: 1000 * members.length,
    symbols: 4096,
    nats: 1.5,
    bitsPerCharacter: 1.5 / Math.LN2,
    standardErrorNats: 0.1,
    newText: { standardErrorNats: 1, blocks: 8 },
    ambiguityBits: 0.1,
    equal: { bitsPerCharacter: 2.4, ambiguityBits: 0.2 },
    onlineBitsPerCharacter: 2.3,
    ...change,
  };
}

export function tournamentOf(id: string, change: Partial<Tournament> = {}): Tournament {
  return {
    id,
    seed: Number.MAX_SAFE_INTEGER,
    forkOf: null,
    config: {
      name: 'Wale und "Reden"',
      notes: 'zwölf 🐋',
      generations: 3,
      niches: [
        { name: 'moby', corpus: 'moby', sha256: 'a'.repeat(64), demes: DEMES_OF_MOBY },
        { name: 'sotu', corpus: 'sotu-new', sha256: 'b'.repeat(64), demes: [{ name: 'sotu', capacity: 4 }] },
      ],
      breeding: BREEDING,
      environment: [],
      corpora: [],
      heredity: HEREDITY,
      fitness: { kind: 'lexicase', over: ['raters', 'evaluations'], epsilon: 'mad' },
      budget: { trainingFlops: 1e11, maximumParameters: 250_000, memoryMiB: 4096 },
      evaluation: {
        validationSymbols: 8192,
        testSymbols: 4096,
        atBirth: true,
        formerText: false,
        persistence: null,
        probes: true,
        community: { members: 'models', generationSymbols: 1024 },
      },
      arena: null,
      learning: null,
      vocabularyLimit: 512,
      searchSpace: { width: { values: [64, 32] }, learningRate: { low: 1e-3, high: 1e-2 } },
    },
    status: 'running',
    reason: null,
    survey: { vocabulary: ['<unk>', 'e', "'", '\\', '\n', 'é', '𝔐'], characters: { moby: 1_186_905, sotu: 2_141_814 } },
    baselines: {},
    generation: -1,
    champion: null,
    champions: [],
    communities: [],
    lineageHash: null,
    engine: 'fake 1.0',
    processor: 'x64',
    tokensTrained: 0,
    seconds: 0,
    createdAt: '2026-11-24T08:00:00.123Z',
    ...change,
  };
}

/** A newborn. Its genome depends on its birth, as do its niche and deme. */
export function newbornOf(tournamentId: string, generation: number, slot: number, parents: readonly Individual[] = []) {
  const genome = randomGenome(DEFAULT_SEARCH_SPACE, prngOf({ seed: 1, generation, subject: slot, purpose: 'genome' }));
  const newborn: Individual = {
    id: individualId(tournamentId, { generation, slot }),
    generation,
    slot,
    niche: slot % 2 === 0 ? 'moby' : 'sotu',
    deme: slot % 2 === 0 ? DEMES_OF_MOBY[(slot / 2) % 2].name : 'sotu',
    genome,
    phenotype: express(genome),
    parameters: 1000 + slot,
    parents: parents.map(({ id }, index) => ({
      id,
      share: 1 / parents.length,
      weightShare: index === parents.length - 1 ? 1 : 0,
      role: index === 0 ? 'primary' : 'secondary',
      genes: index === 0 ? ['family', 'width'] : ['context'],
    })),
    ancestorsPassed: parents.length > 0 ? ['copying'] : [],
    status: 'born',
    cause: null,
    life: null,
    rating: null,
    species: null,
    diedGeneration: null,
  };
  return newborn;
}

export function scoreOf(nats: number): EvaluationScore {
  const bitsPerCharacter = nats / Math.LN2;
  const blocks = [nats - 0.1, nats + 0.1];
  return { symbols: 512, nats, bitsPerCharacter, standardErrorNats: 0.1, predictionEntropyBits: 2 / 3, blocks };
}

/** Eight runs of 32 blocks alike, four of each of two means: the standard error of their mean is 1. */
export const LONG_BLOCKS = Array.from({ length: 256 }, (_, block) => (block % 64 < 32 ? -1 : 1) * Math.sqrt(7));

export function lifeOf(nats: number, generation = 0): Life {
  return {
    generation,
    cause: null,
    weights: 'c'.repeat(64),
    optimizerState: 'f'.repeat(64),
    birthWeights: 'b'.repeat(64),
    inheritedFraction: 1 / 3,
    tokensTrained: 123_456,
    trainingFlops: 1.5e17,
    sparsity: 2 / 7,
    lossCurve: [
      { step: 10, nats: 4.1, entropyNats: 4 },
      { step: 20, nats: 0.1 + 0.2, entropyNats: 1 / 3 },
    ],
    prequentialNats: nats + 1 / 7,
    prequentialSlope: -2 / 3,
    formerText: 'training',
    learning: { pairs: 9, steps: 8, klNats: 1 / 7, flops: 1e9 / 3, ended: 'budget' },
    probes: {
      'bracket-closing': null,
      induction: null,
      'long-range-agreement': null,
      'in-context-learning': null,
      copying: { nats: 0.1 + 0.2, standardError: 1 / 3, passed: true },
    },
    passed: ['copying'],
    validation: scoreOf(nats),
    birthNats: nats + 1 / 3,
  };
}

export function generationOf(generation: number): Generation {
  return {
    generation,
    niches: [{ niche: 'moby', best: { id: 'x-0-1' }, arena: null }],
    voteCut: 17,
    closedAt: '2026-11-24T09:00:00.456Z',
  };
}

/** By name; one of them is unknown to this build. */
export function metricsOf(generation: number, individual: string): MetricValueView[] {
  const ofAll = { generation, scope: 'generation', subject: 'all' } as const;
  return [
    { ...ofAll, name: 'births', value: 6, standardError: null },
    {
      generation,
      name: 'distinctiveness',
      scope: 'individual',
      subject: individual,
      value: 0.1 + 0.2,
      standardError: null,
    },
    { ...ofAll, name: 'fromElsewhere', value: -1e-300, standardError: 1 / 3 },
  ];
}

export function birthEvent({ id, generation, slot, niche, deme, phenotype, parameters }: Individual): NewEvent {
  const { family } = phenotype.architecture;
  return { type: 'individual.born', data: { id, generation, slot, niche, deme, family, parameters, parents: [] } };
}

export const PAUSED: NewEvent = { type: 'tournament.paused', data: { reason: 'a test' } };

export function arenaOf(
  generation: number,
  niche = 'moby',
  competitors: readonly string[] = ['WB-2', 'held-out text'],
): OpenArena {
  const features = Object.fromEntries(FEATURE_NAMES.map((name, at) => [name, at / 3])) as TextFeatures;
  const written = (competitor: string, prompt: number): Sample => ({
    competitor,
    prompt,
    features,
    text: `${competitor} after ${prompt}: "ein <b>\0 \n🐋`,
  });
  const samples = [...competitors].sort().flatMap((competitor) => [written(competitor, 0), written(competitor, 1)]);
  return { generation, niche, prompts: ['Call me ', 'NUL \0 and\nline'], samples };
}

export function ratingOf(competitor: string, generation: number, nats: number, niche = 'moby'): Rating {
  const kind = /-\d+-\d+$/.test(competitor) ? 'individual' : competitor === 'held-out text' ? 'held-out' : 'baseline';
  return {
    generation,
    niche,
    competitor,
    kind,
    nats,
    standardErrorNats: 1 / 3,
    lowerNats: nats - 1,
    upperNats: nats + 1,
    ownErrorNats: 1 / 7,
    degreesOfFreedom: 11,
    elo: 1000 + nats,
    rank: 2,
    lowestRank: 5,
    battles: 7,
    tastes: { critic: 0.1 + 0.2 },
    gold: -1 / 7,
    notes: ['tied every battle'],
  };
}

export function battleOf(
  generation: number,
  number: number,
  [first, second] = ['WB-2', 'held-out text'],
  niche = 'moby',
): Battle {
  return { generation, niche, number, first, second, prompt: number % 2, rater: 'critic-1', outcome: 'second' };
}

/** What opens a generation: its scheme remembers numbers to the last bit, and members in their order. */
export function environmentOf(generation: number): EnvironmentState {
  const ofMoby = { niche: 'moby', deme: null, taste: null };
  return {
    interventions: [{ set: 'budget', niche: 'moby', course: 'intervention', at: 0, value: 0.1 }],
    settings: [
      { set: 'families', ...ofMoby, value: ['gru', 'rnn'], by: 'steps' },
      { set: 'budget', ...ofMoby, value: 1 / 3 + generation, by: 'random' },
    ],
    summary: { lowestBits: { moby: 2 / 3 }, lowestBitsEver: { moby: 1 / 3 }, meanBits: { north: 5e-324 }, corpora: {} },
  };
}

export function openingOf(generation: number) {
  const state = { b: [[1 / 3, 5e-324], []], a: { text: 'ü', none: null }, generation };
  return {
    tournament: { generation },
    scheme: { generation, state },
    environment: { generation, ...environmentOf(generation) },
  };
}
