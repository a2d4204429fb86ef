import type { EventData, EventType, LineageEvent } from '#contracts';
import { describeEvent, isLife, isMilestone } from './describe-event';

const plain = (_: unknown, text: string) => text;
const event = <Type extends EventType>(type: Type, data: EventData[Type]) =>
  ({ seq: 1, tournamentId: 'k3f9', at: '', v: 1, type, data }) as LineageEvent;
const evaluation = {
  part: 'validation' as const,
  symbols: 1,
  nats: 1.7,
  standardErrorNats: 0.01,
  predictionEntropyBits: 2,
};
const parents = [
  { id: 'k3f9-0-1', share: 0.6, role: 'primary' as const, weightShare: 1 },
  { id: 'k3f9-0-2', share: 0.4, role: 'secondary' as const, weightShare: 0 },
];
const born = {
  id: 'k3f9-1-4',
  generation: 1,
  slot: 4,
  niche: 'moby',
  deme: 'moby',
  family: 'gru',
  parameters: 52192,
  parents,
};
const closed = {
  generation: 2,
  niches: [{ niche: 'moby', best: { id: 'k3f9-1-4' }, arena: null }],
  metrics: {
    geneEntropyBits: { all: 1.25 },
    individuals: { all: 6 },
    bestBitsPerCharacter: { moby: 2.4134 },
    meanBitsPerCharacter: { moby: 2.6 },
    viable: { moby: 5 },
    population: { moby: 6 },
  },
  standardErrors: {},
  voteCut: 0,
  closedAt: '',
};

describe('describeEvent', () => {
  it.each([
    [
      event('tournament.launched', { name: 'Demo', seed: 7, generations: 5, niches: ['moby', 'phonetic'] }),
      'launched  k3f9 (Demo): seed 7, 5 generations, niches moby, phonetic',
    ],
    [
      event('individual.born', { ...born, deme: 'north', parents: [] }),
      'born      k3f9-1-4  gru in moby, deme north, 52,192 parameters',
    ],
    [
      event('individual.born', born),
      'born      k3f9-1-4  gru in moby, 52,192 parameters, 60 % of genes and weights from k3f9-0-1, 40 % of genes from k3f9-0-2',
    ],
    [
      event('individual.died', { id: 'k3f9-0-3', generation: 1, cause: 'not selected' }),
      'died      k3f9-0-3  in generation 1: not selected',
    ],
    [
      event('individual.evaluated', { id: 'k3f9-1-4', ...evaluation, bitsPerCharacter: 2.4134 }),
      'evaluated k3f9-1-4  2.413 bits/char on validation',
    ],
    [
      event('generation.closed', closed),
      'closed    generation 2: gene entropy 1.250 bits (N = 6)\n          moby  best 2.413, mean 2.600 bits/char  5 of 6 viable',
    ],
    [
      event('arena.opened', { generation: 2, niche: 'moby', competitors: 13, prompts: 8 }),
      'opened    arena of moby, generation 2: 13 competitors continued 8 prompts each',
    ],
    [
      event('arena.rated', {
        generation: 2,
        niche: 'moby',
        battles: 1200,
        ratings: [
          { id: 'WB-2', nats: 0, standardErrorNats: 0.1, rank: 2, lowestRank: 2 },
          { id: 'k3f9-1-4', nats: 1.25, standardErrorNats: 0.125, rank: 1, lowestRank: 2 },
        ],
      }),
      'rated     moby: 1,200 battles\n          rank 1–2 of 2  k3f9-1-4  1.250 ± 0.125 nats above WB-2\n          rank 2 of 2    WB-2      0.000 ± 0.100 nats above WB-2',
    ],
    [
      event('battle.voted', {
        voter: 'ab12',
        generation: 2,
        niche: 'moby',
        prompt: 0,
        first: 'k3f9-1-4',
        second: 'WB-2',
        outcome: 'second',
      }),
      'voted     moby: WB-2 preferred to k3f9-1-4',
    ],
    [
      event('probe.passed', { id: 'k3f9-1-4', probe: 'copying', nats: 0.75 }),
      'passed    k3f9-1-4  copying: gains 0.750 nats, the first of its line',
    ],
    [event('tournament.paused', { reason: 'by\u001b hand' }), 'paused    by\\u{1b} hand'],
    [
      event('tournament.finished', {
        lineageHash: 'f',
        engine: 'onnx',
        processor: 'x86',
        champion: null,
        champions: [],
      }),
      'finished  no champion',
    ],
  ])('writes %#', (given, expected) => expect(describeEvent(given, plain)).toBe(expected));

  it('has no line for what others tell too, nor for types of later versions', () => {
    expect(
      describeEvent(event('individual.selected', { id: 'a', generation: 1, survives: true, children: 2 }), plain),
    ).toBeNull();
    expect(describeEvent({ type: 'species.split' } as unknown as LineageEvent, plain)).toBeNull();
  });
});

it('describeEvent breaks lines between words, below their beginning', () => {
  const lines = describeEvent(event('tournament.paused', { reason: 'workers died again and again' }), plain, 24);
  expect(lines).toBe('paused    workers died\n          again and\n          again');
});

it('isLife tells the lives of individuals from what few events tell', () => {
  const lives: EventType[] = ['individual.born', 'individual.died', 'individual.evaluated', 'battle.voted'];
  const others: EventType[] = ['generation.opened', 'probe.passed', 'arena.rated', 'tournament.paused'];
  expect([...lives, ...others].map((type) => isLife({ type } as LineageEvent))).toEqual([
    ...lives.map(() => true),
    ...others.map(() => false),
  ]);
});

it('isMilestone tells phases and closed generations from the lives of individuals', () => {
  const milestones: EventType[] = ['tournament.launched', 'tournament.paused', 'generation.closed'];
  const others: EventType[] = ['generation.opened', 'individual.born', 'individual.evaluated'];
  expect(milestones.every((type) => isMilestone({ type } as LineageEvent))).toBe(true);
  expect(others.some((type) => isMilestone({ type } as LineageEvent))).toBe(false);
});

it('says which text n-grams are trained on, and which they are measured on', () => {
  const bits = { 'WB-0': 4, 'WB-1': 3, 'WB-2': 2.5, 'WB-3': 2, 'WB-4': 2, 'WB-5': 2 } as const;
  const line = describeEvent(event('baselines.fitted', { baselines: { moby: bits } as never }), plain);
  expect(line).toContain('fitted    Witten-Bell n-grams of the training split, in bits/char on test\n');
});
