import { countParameters, forwardFlopsPerToken, type LanguageModel, trainingFlopsPerToken } from '#model';
import { DEFAULT_SEARCH_SPACE, express, randomGenome } from '#genome';
import { prngOf } from '#base';
import { unigramModel, UNIGRAM_CONTEXT } from '../../model/src/testing/unigram-model';
import { EncodedTexts, NicheReaders } from '#workbench';
import type { TrainJob } from '#tournament';
import { trainAndEvaluate } from './train-and-evaluate';

const VOCABULARY = ['<unk>', 'a', 'b'];
const architecture = { family: 'rnn', context: UNIGRAM_CONTEXT, embedding: 1, width: 1, depth: 1 } as const;
const parameters = countParameters(architecture, VOCABULARY.length);

/** The outcome of a life that ends with 0.1 as its weights, but for the last; each symbol costs the first weight in nats, which is `initial` at birth. */
async function outcomeOf(weight: number, { atBirth = false, probes = false, initial = 0 } = {}) {
  const weights = new Float32Array(parameters).fill(0.1).fill(weight, parameters - 1);
  const unigram = unigramModel(1, VOCABULARY.length);
  const model: LanguageModel = {
    ...unigram,
    parameters,
    initialise: () => new Float32Array(parameters).fill(initial),
    train: async (state, _, { learningRate }) => {
      const told = learningRate.map(() => 1);
      return { state: { ...state, weights, step: learningRate.length }, loss: told, entropy: told, gradientNorm: told };
    },
    loss: async (weights, tokens) => {
      const { nats, entropy } = await unigram.loss(new Float32Array(VOCABULARY.length), tokens);
      return { nats: nats.map(() => weights[0]), entropy };
    },
  };
  const text = { readBySha: async () => 'ab'.repeat(2_000) };
  const genome = randomGenome(DEFAULT_SEARCH_SPACE, prngOf({ seed: 1, generation: 0, subject: '', purpose: 'spec' }));
  const { hyperparameters } = express(genome);
  const job: TrainJob = {
    kind: 'train',
    seed: 1,
    generation: 0,
    architecture,
    batchSize: 1,
    steps: 2,
    stretch: null,
    blending: 'linear',
    weightStep: null,
    shrink: 1,
    moments: false,
    vocabulary: VOCABULARY,
    members: [
      {
        id: 'it',
        birth: { generation: 0, slot: 0 },
        niche: 'moby',
        hyperparameters,
        donors: [],
        birthWeights: null,
        passed: [],
      },
    ],
    texts: [{ niche: 'moby', sha256: 'a' }],
    validationSymbols: 256,
    atBirth,
    probes,
    learning: null,
  };
  const store = { encode: () => new Uint8Array(), read: async () => [], write: async () => 'written' };
  const models = {
    engine: 'none',
    create: () => model,
    exportOnnx: () => new Uint8Array(),
    exportMixture: () => new Uint8Array(),
    contextOf: () => 1,
    sampleMixture: async () => [],
    dispose: async () => undefined,
  };
  const worker = { models, texts: new EncodedTexts(text), weights: store };
  const readers = new NicheReaders(text, () => Promise.reject(new Error('nobody reads')));
  const [outcome] = await trainAndEvaluate(job, worker, readers, {
    report: () => undefined,
    yieldToEventLoop: async () => undefined,
  });
  return outcome;
}

test('a weight that is not finite makes an individual nonviable, though its evaluation did not need it', async () => {
  expect(await outcomeOf(0.2)).toMatchObject({ viable: true, life: { weights: 'written' } });
  expect(await outcomeOf(Infinity)).toMatchObject({ id: 'it', viable: false, cause: 'a weight is Infinity' });
  expect(await outcomeOf(NaN)).toMatchObject({ id: 'it', viable: false, cause: 'a weight is NaN' });
});

test('the code of its life is that of its losses, each before its step', async () => {
  const outcome = await outcomeOf(0.2); // each of two steps is told to cost 1 nat
  expect(outcome).toMatchObject({ life: { prequentialNats: 1, prequentialSlope: 0 } });
});

test('where that is asked for, it is evaluated before training too, on the same blocks with the weights it was born with', async () => {
  const born = await outcomeOf(0.2, { atBirth: true, initial: 3 });
  if (!born.viable) throw new Error(born.cause);
  expect(born.life.birthNats! - born.life.validation.nats).toBeCloseTo(3 - 0.1, 6);
  expect(await outcomeOf(0.2)).toMatchObject({ life: { birthNats: null } });
  expect(await outcomeOf(0.2, { atBirth: true, initial: NaN })).toMatchObject({ life: { birthNats: null } });
  const other = await outcomeOf(0.2);
  expect(other).toEqual({ ...born, flops: other.flops, life: { ...born.life, birthNats: null } });
});

test('it tells what was computed: of the non-viable too, before training too, and probes', async () => {
  const [sound, broken] = [(await outcomeOf(0.2)).flops, (await outcomeOf(NaN)).flops];
  expect(broken).toEqual(sound);
  const tokens = 2 * UNIGRAM_CONTEXT; // of two steps
  expect(sound.training).toBe(tokens * trainingFlopsPerToken(architecture, VOCABULARY.length));
  const forward = forwardFlopsPerToken(architecture, VOCABULARY.length);
  const windows = 8 * Math.ceil(32 / (UNIGRAM_CONTEXT / 2 + 1)); // of eight blocks, which score each symbol once
  expect(sound).toEqual({ training: sound.training, evaluation: windows * UNIGRAM_CONTEXT * forward });
  const born = (await outcomeOf(0.2, { atBirth: true })).flops;
  expect(born).toEqual({ ...sound, evaluation: 2 * sound.evaluation! });
  const probed = (await outcomeOf(0.2, { probes: true })).flops;
  expect(probed).toEqual({ ...sound, probes: expect.any(Number) });
  expect(probed.probes! % (UNIGRAM_CONTEXT * forward)).toBe(0);
});
