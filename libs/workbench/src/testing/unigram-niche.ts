/** A niche of two symbols and models of one distribution each, called by the probability of `a`, for specs of mixtures. */
import { splitText, symbolCosts, Vocabulary } from '#corpus';
import { type LanguageModel, parameterLayout } from '#model';
import { EncodedTexts } from '../encoded-texts';
import { UNIGRAM_CONTEXT, unigramModel } from '../../../model/src/testing/unigram-model';

export const VOCABULARY = ['<unk>', 'a', 'b'];
export const TEXT = 'ab'.repeat(4_000);
const architecture = { family: 'rnn', context: UNIGRAM_CONTEXT, embedding: 1, width: 1, depth: 1 } as const;
const layout = parameterLayout(architecture, VOCABULARY.length);

/** A model whose first weights are the logits of its one distribution. */
export function create(): LanguageModel {
  const unigram = unigramModel(1, VOCABULARY.length);
  return { ...unigram, loss: (weights, tokens) => unigram.loss(weights.slice(0, VOCABULARY.length), tokens) };
}
const models = {
  engine: 'none',
  create,
  exportOnnx: () => new Uint8Array(),
  exportMixture: () => new Uint8Array(),
  contextOf: () => 1,
  sampleMixture: async () => [],
  dispose: async () => undefined,
};
export const texts = { readBySha: async () => TEXT };
/** Weights are called by the probability of `a`. */
const weights = {
  encode: () => new Uint8Array(),
  write: async () => '',
  read: async (hash: string) =>
    layout.map(({ name, shape, size }, at) => {
      const values = new Float32Array(size);
      if (at === 0) values.set([-50, Math.log(Number(hash)), Math.log(1 - Number(hash))]);
      return { name, shape, values };
    }),
};
export const worker = { models, texts: new EncodedTexts(texts), weights };
export const context = { report: () => undefined, yieldToEventLoop: async () => undefined };

/** Members of a mixture, each by its probability of `a`. */
export const membersOf = (chances: readonly number[]) =>
  chances.map((chance, at) => ({ id: `it-0-${at}`, architecture, weights: String(chance) }));

/** What a symbol costs besides, as in any evaluation. */
export const vocabulary = new Vocabulary(VOCABULARY);
export const { ranges } = splitText(TEXT);
export const costs = symbolCosts(vocabulary, TEXT, vocabulary.encode(TEXT), ranges.train);
