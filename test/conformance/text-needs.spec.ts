import { DEFAULT_PANEL } from '#arena';
import { sha256 } from '#base';
import { partLengths } from '#corpus';
import { DEFAULT_SEARCH_SPACE, express, randomGenome } from '#genome';
import { countParameters, DEFAULT_PREFERENCE_LEARNING, type LanguageModel, type LanguageModelFactory } from '#model';
import { prngOf } from '#base';
import type { ArenaConfig, TournamentConfig } from '#tournament';
import { createArenaHandlers } from '#judging';
import { createTrainingHandlers } from '#training';
import { openWorkbench } from '#workbench';
import { leastCharacters, textNeeds, tooShort, type TextNeed } from '#tournament';
import type { NamedTensor } from '#tournament';

type Settings = Pick<TournamentConfig, 'searchSpace' | 'arena' | 'learning'>;

const PLAIN: Settings = { searchSpace: {}, arena: null, learning: null };
const ARENA: ArenaConfig = {
  panel: { ...DEFAULT_PANEL, raters: 2 },
  prompts: 2,
  promptCharacters: 20,
  sampleCharacters: 150,
  rounds: 2,
  pairing: 'uniform',
  judges: 1,
  coevolution: null,
  habituation: null,
  voteWeight: 1,
  votingSeconds: 0,
  ratings: { lengthControlled: false, clusterBy: 'rater' },
};
const LEARNING = { ...DEFAULT_PREFERENCE_LEARNING, prompts: 2, samples: 2, length: 200, steps: 8 };
const contextOf = (context: number) => ({ context: { values: [context] } });

/** What binds in each, and the fewest characters with which it is met. */
const CASES: readonly (readonly [string, Settings, number, RegExp])[] = [
  [
    'evaluations and probes',
    PLAIN,
    1276,
    /127 are for validation, and needs 128 there for an evaluation at context 64/,
  ],
  [
    'a narrower search space',
    { ...PLAIN, searchSpace: contextOf(16) },
    316,
    /needs 32 there for an evaluation at context 16/,
  ],
  [
    'raters',
    { ...PLAIN, arena: ARENA },
    2996,
    /299 are for validation, and needs 300 there for raters, who compare texts of 150 characters/,
  ],
  [
    'prompts',
    { ...PLAIN, arena: { ...ARENA, promptCharacters: 500 } },
    6496,
    /649 are for validation, and needs 650 there for prompts of 500 characters and what follows them in 150/,
  ],
  [
    'learning from preference',
    { ...PLAIN, arena: ARENA, learning: LEARNING },
    3996,
    /399 are for validation, and needs 400 there for raters, who compare texts of 200 characters/,
  ],
];

describe.each(CASES)('%s', (_, settings, least, sentence) => {
  it('with one character less is refused in a sentence that names the niche, what it has and what is needed', () => {
    const needs = textNeeds(settings);
    expect(tooShort('niche whales', least, needs)).toBeUndefined();
    const refusal = tooShort('niche whales', least - 1, needs);
    expect(refusal).toMatch(sentence);
    expect(refusal).toMatch(new RegExp(`^niche whales has ${least - 1} characters, .* at least ${least} characters$`));
  });

  it('runs with just enough', async () => {
    await expect(runAll(settings, textOf(least))).resolves.toBeUndefined();
  });
});

it('a need that no config makes the greatest is checked too', () => {
  const needs: TextNeed[] = [{ part: 'train', characters: 801, what: 'a window' }];
  expect(tooShort('niche whales', 1000, needs)).toMatch(
    /of which 800 are for training, and needs 801 .* at least 1002 char/,
  );
  const prompts = textNeeds({ ...PLAIN, arena: ARENA, learning: LEARNING }).filter(({ part }) => part === 'train');
  expect(prompts.map(({ characters }) => characters)).toEqual([65, 32]);
});

it('what a corpus has at least is what a tournament without an arena asks for', () => {
  expect(tooShort('niche whales', leastCharacters(), textNeeds(PLAIN))).toBeUndefined();
  expect(tooShort('niche whales', leastCharacters() - 1, textNeeds(PLAIN))).toBeDefined();
});

it('the text itself is never rated by less than it is asked to write', async () => {
  const tooLittle = { ...PLAIN, arena: { ...ARENA, promptCharacters: 500 } };
  await expect(runAll(tooLittle, textOf(6495))).rejects.toThrow('649 characters hold no prompt and text of whales');
});

/** Letters, quotations and brackets, so that no probe is left out for want of them. */
function textOf(characters: number): string {
  return '"the (whale, said) he", and went. '.repeat(Math.ceil(characters / 34)).slice(0, characters);
}

/** Every job that a tournament gives to workers and that reads text, with models that know nothing. */
async function runAll({ searchSpace, arena, learning }: Settings, text: string): Promise<void> {
  const kept = new Map<string, readonly NamedTensor[]>();
  const weights = {
    encode: () => new Uint8Array(),
    write: async (tensors: readonly NamedTensor[]) => {
      kept.set('weights', tensors);
      return 'weights';
    },
    read: async () => kept.get('weights')!,
  };
  const none = new Map<string, never>();
  const words = new Set<string>();
  const lexicons = { words, sentiments: none, phones: none, offensive: words, easy: words };
  const models: LanguageModelFactory = {
    engine: 'none',
    exportOnnx: () => new Uint8Array(),
    exportMixture: () => new Uint8Array(),
    contextOf: () => 1,
    sampleMixture: async () => [],
    dispose: async () => undefined,
    create: knowsNothing,
  };
  const bench = openWorkbench(models, { readBySha: async () => text }, weights, async () => lexicons);
  const jobs = { ...createTrainingHandlers(bench), ...createArenaHandlers(bench) };
  const context = { report: () => undefined, yieldToEventLoop: async () => undefined };
  const niche = 'whales';
  const texts = [{ niche, sha256: sha256(text) }];
  const { vocabulary, characters } = await jobs.survey({ kind: 'survey', texts, vocabularyLimit: 512 }, context);
  expect(characters).toEqual({ whales: text.length });

  const genome = randomGenome(
    DEFAULT_SEARCH_SPACE,
    prngOf({ seed: 0, generation: 0, subject: 'spec', purpose: 'genome' }),
  );
  const longest = searchSpace['context'] ? 16 : 64;
  const { architecture, hyperparameters } = express({ ...genome, family: 'gru', context: longest });
  const named = { seed: 1, generation: 0, niche, texts };
  const [outcome] = await jobs.train(
    {
      kind: 'train',
      ...named,
      architecture,
      vocabulary,
      batchSize: 8,
      steps: 2,
      stretch: null,
      blending: 'linear',
      weightStep: null,
      shrink: 1,
      moments: false,
      atBirth: true,
      validationSymbols: 16_384,
      members: [
        {
          id: 'a',
          birth: { generation: 0, slot: 0 },
          niche,
          hyperparameters,
          donors: [],
          birthWeights: null,
          passed: [],
        },
      ],
      probes: true,
      learning: learning && arena && { settings: learning, panel: arena.panel, tastes: null },
    },
    context,
  );
  if (!outcome.viable) throw new Error(outcome.cause);
  if (longest >= 32) expect(outcome.life.probes?.['in-context-learning']).not.toBeNull();
  const members = [{ id: 'a', niche, weights: 'weights' }];
  const evaluated = {
    kind: 'evaluate',
    part: 'test',
    symbols: 131_072,
    architecture,
    members,
    vocabulary,
    texts,
  } as const;
  expect((await jobs.evaluate(evaluated, context))[0].symbols).toBeLessThanOrEqual(partLengths(text.length).test);
  await jobs.baselines({ kind: 'baselines', text: texts[0] }, context);
  if (!arena) return;
  const { promptCharacters, sampleCharacters: length } = arena;
  const set = await jobs['set-prompts'](
    { kind: 'set-prompts', ...named, count: arena.prompts, promptCharacters, length },
    context,
  );
  expect(set.prompts.every((prompt) => prompt.length === promptCharacters)).toBe(true);
  expect(set.samples.every((sample) => sample.text.length === length)).toBe(true);
  const writers = [{ id: 'a', birth: { generation: 0, slot: 0 }, weights: 'weights', decoding: hyperparameters }];
  const written = await jobs.write(
    { kind: 'write', ...named, prompts: set.prompts, length, architecture, vocabulary, members: writers },
    context,
  );
  const samples = [...set.samples, ...written];
  const judging = {
    kind: 'judge',
    ...named,
    settings: arena,
    samples,
    lossNats: { a: 3 },
    votes: [],
    past: [],
  } as const;
  const judged = await jobs.judge({ ...judging, tastes: null, inherited: null }, context);
  expect(judged.ratings.map(({ competitor }) => competitor)).toContain('held-out text');
  expect(judged.tellingBits).toBeNull();
}

/** Predicts every symbol alike, writes the first that it may, and learns nothing. */
const knowsNothing: LanguageModelFactory['create'] = (architecture, vocabularySize, members): LanguageModel => {
  const { context } = architecture;
  const parameters = countParameters(architecture, vocabularySize);
  const each = (tokens: Int32Array, nats: number) =>
    new Float32Array((tokens.length / (context + 1)) * context).fill(nats);
  const unused = () => {
    throw new Error('no job asks for it');
  };
  return {
    architecture,
    vocabularySize,
    members,
    parameters,
    logits: unused,
    lossOfStates: unused,
    initialise: () => new Float32Array(members * parameters).fill(1),
    train: async (state, _tokens, { learningRate }) => ({
      state: { ...state, step: state.step + learningRate.length / members },
      loss: learningRate.map(() => 1),
      entropy: learningRate.map(() => 1),
      gradientNorm: learningRate,
    }),
    prefer: async (state, _examples, { learningRate }) => ({
      state: { ...state, step: state.step + learningRate.length / members },
      loss: learningRate.map(() => 1),
      gradientNorm: learningRate,
    }),
    loss: async (_weights, tokens) => {
      const nats = each(tokens, Math.log(vocabularySize));
      return { nats, entropy: nats };
    },
    divergence: async (_weights, _reference, tokens) => each(tokens, 0),
    sample: async (_weights, { prompts, length, prngs }) =>
      prompts.map((own, member) =>
        own.map((_, text) => Array.from({ length }, () => 1 + prngs[member][text].integer(vocabularySize - 1))),
      ),
  };
};
