import { prngOf } from '#base';
import { DEFAULT_SEARCH_SPACE, express, randomGenome } from '#genome';
import { countParameters, forwardFlopsPerToken, type LanguageModel, trainingFlopsPerToken } from '#model';
import { UNIGRAM_CONTEXT, unigramModel } from '../../model/src/testing/unigram-model';
import { EncodedTexts } from '#workbench';
import type { RaiseJob } from '#tournament';
import { raise } from './raise';

const VOCABULARY = ['<unk>', 'a', 'b'];
const architecture = { family: 'rnn', context: UNIGRAM_CONTEXT, embedding: 1, width: 1, depth: 1 } as const;
const parameters = countParameters(architecture, VOCABULARY.length);
const { hyperparameters } = express(
  randomGenome(DEFAULT_SEARCH_SPACE, prngOf({ seed: 1, generation: 0, subject: '', purpose: 'spec' })),
);

/** Two of one birth in two niches; what each starts from, and pays for a symbol once trained, is told by the model. */
async function raised(nats: readonly number[], losses: readonly number[] = [1, 1]) {
  const drawn: number[] = [];
  const unigram = unigramModel(2, VOCABULARY.length);
  const model: LanguageModel = {
    ...unigram,
    parameters,
    initialise: (prngs) => {
      drawn.push(...prngs.map((prng) => prng.uniform()));
      return new Float32Array(2 * parameters);
    },
    train: async (state, _, { learningRate }) => {
      const told = learningRate.map((_, at) => losses[at % 2]);
      return { state: { ...state, step: learningRate.length / 2 }, loss: told, entropy: told, gradientNorm: told };
    },
    loss: async (_, tokens) => {
      const scores = await unigram.loss(new Float32Array(2 * VOCABULARY.length), tokens);
      const each = scores.nats.length / 2;
      return { ...scores, nats: scores.nats.map((_, at) => nats[Math.floor(at / each)]) };
    },
  };
  const job: RaiseJob = {
    kind: 'raise',
    seed: 1,
    generation: 2,
    architecture,
    batchSize: 1,
    steps: 2,
    members: ['moby', 'sotu'].map((niche) => ({ birth: { generation: 2, slot: 0 }, niche, hyperparameters })),
    vocabulary: VOCABULARY,
    texts: ['moby', 'sotu'].map((niche) => ({ niche, sha256: niche })),
    testSymbols: 256,
  };
  const models = {
    engine: 'none',
    create: () => model,
    exportOnnx: () => new Uint8Array(),
    exportMixture: () => new Uint8Array(),
    contextOf: () => 1,
    sampleMixture: async () => [],
    dispose: async () => undefined,
  };
  const refuse = () => Promise.reject(new Error('nothing is kept'));
  const weights = { encode: () => new Uint8Array(), read: refuse, write: refuse };
  const texts = new EncodedTexts({ readBySha: async () => 'ab'.repeat(2_000) });
  const context = { report: () => undefined, yieldToEventLoop: async () => undefined };
  return { outcomes: await raise(job, { models, texts, weights }, context), drawn };
}

it('starts alike in each niche, keeps nothing, and tells bits on test and FLOPs', async () => {
  const { outcomes, drawn } = await raised([Math.LN2, 2 * Math.LN2]);
  expect(drawn[0]).toBe(drawn[1]);
  const [one, other] = outcomes.map(({ bitsPerCharacter }) => bitsPerCharacter);
  expect(one).toBeCloseTo(1, 2); // and what a text costs whoever predicts it
  expect(other - one).toBeCloseTo(1, 6);
  expect(outcomes.map(({ cause }) => cause)).toEqual([null, null]);
  const training = 2 * UNIGRAM_CONTEXT * trainingFlopsPerToken(architecture, VOCABULARY.length);
  const evaluation = outcomes[0].flops - training;
  expect(evaluation).toBeGreaterThanOrEqual(256 * forwardFlopsPerToken(architecture, VOCABULARY.length));
  expect(evaluation % forwardFlopsPerToken(architecture, VOCABULARY.length)).toBe(0);
});

it('tells why one is not viable, of that one alone', async () => {
  const [one, other] = (await raised([1, 1], [1, NaN])).outcomes;
  expect([one.cause, other.cause]).toEqual([null, 'training loss is NaN at step 1']);
  expect((await raised([NaN, 1])).outcomes[0].cause).toBe('test cross-entropy is NaN');
});
