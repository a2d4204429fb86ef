/** A mixture as one ONNX model: every member reads the same tokens, and their predictions are added by weight. */
import { exportProgram, type Program, tf, type TensorSpec } from '#compiler';
import { type LanguageModelFactory, type Mixture, type MixtureMember, moduleIds, stateLimit } from '#model';
import type { Tensor } from '@tensorflow/tfjs-core';
import { logits } from './families';
import { type NGramProgram, nGramProgram } from './n-gram-program';
import { layoutOf, type ProgramSize } from './program-size';

type Inputs = Readonly<Record<string, Tensor>>;

/** See the port. */
export const exportMixture: LanguageModelFactory['exportMixture'] = ({ models, nGrams }, vocabularySize, metadata) => {
  const grams = nGrams && nGramProgram(nGrams);
  const initializers = models.flatMap((member, at) => {
    const layout = layoutOf(sizeOf(member, vocabularySize));
    const parameters = layout.reduce((count, { size }) => count + size, 0);
    const { weights } = member;
    if (weights.length !== parameters)
      throw new RangeError(`${weights.length} weights of member ${at}, not ${parameters}`);
    const named = layout.map(
      ({ name, offset, size }) => [nameIn(at, name), weights.subarray(offset, offset + size)] as const,
    );
    return member.gates ? [...named, [nameIn(at, 'gates'), member.gates] as const] : named;
  });
  const programOf = (batch: number): Program => mixtureProgram({ models, nGrams }, grams, vocabularySize, batch);
  return exportProgram(programOf, {
    initializers: { ...Object.fromEntries(initializers), ...grams?.tables },
    metadata,
  });
};

/** Symbols that are read at once: the longest context of the models, and bytes as many as the n-grams look back. */
export function contextOf({ models, nGrams }: Mixture): number {
  const orders = nGrams?.members.map(({ order }) => order) ?? [];
  return Math.max(1, ...models.map(({ architecture }) => architecture.context), ...orders);
}

/** tokens [batch, context] -> logProbabilities [batch, context, vocabularySize] */
function mixtureProgram(mixture: Mixture, grams: NGramProgram | null, vocabularySize: number, batch: number): Program {
  const { models, nGrams } = mixture;
  const context = contextOf(mixture);
  const weights = models.flatMap((member, at) => {
    const modules = moduleIds(member.architecture).length;
    const gates = modules > 0 ? [{ name: 'gates', shape: [modules] }] : [];
    return [...layoutOf(sizeOf(member, vocabularySize)), ...gates].map(({ name, shape }): [string, TensorSpec] => {
      return [nameIn(at, name), { dtype: 'float32', shape }];
    });
  });
  const shares = models.map(({ weight, architecture }) => [architecture, weight]);
  return {
    signature: JSON.stringify(['mixture', vocabularySize, context, batch, shares, nGrams?.members]),
    inputs: {
      ...Object.fromEntries(weights),
      ...grams?.specs,
      tokens: { dtype: 'int32', shape: [batch, context] },
    },
    run({ tokens, ...inputs }) {
      const ofModels = models.map((member, at) => {
        const predicted = readAll(member, vocabularySize, weightsOf(inputs, at), tokens);
        return tf.logSoftmax(predicted).add(Math.log(member.weight));
      });
      const ofNGrams = grams?.run(inputs, tokens) ?? [];
      const joint = [...ofModels, ...ofNGrams.map((said, at) => said.add(Math.log(nGrams!.members[at].weight)))];
      return { logProbabilities: tf.logSumExp(tf.stack(joint), 0) };
    },
  };
}

/**
 * Logits of a member at every position of the text. One that remembers a bounded number of symbols reads on as it does when it writes
 * (`read-on.ts`): in windows, each of which begins with the last half of the one before. tokens [batch, time] -> [batch, time, vocabularySize]
 */
function readAll({ architecture }: MixtureMember, vocabularySize: number, weights: Inputs, tokens: Tensor): Tensor {
  const [batch, time] = tokens.shape as [number, number];
  const limit = stateLimit(architecture);
  const extras = { gates: weights['gates'] };
  const predict = (read: Tensor): Tensor => logits(architecture, weights, read, undefined, extras);
  if (time <= limit) return predict(tokens.expandDims(0)).reshape([batch, time, vocabularySize]);
  const kept = Math.floor(limit / 2);
  const stride = limit - kept;
  const windows = 1 + Math.ceil((time - limit) / stride);
  const startOf = (window: number): number => window * stride;
  const windowOf = (position: number): number => Math.max(0, Math.ceil((position + 1 - limit) / stride));
  // what is behind the text's end is seen by no position that counts
  const read = Array.from({ length: windows * limit }, (_, at) =>
    Math.min(startOf(Math.floor(at / limit)) + (at % limit), time - 1),
  );
  const scored = Array.from({ length: time }, (_, position) => {
    const window = windowOf(position);
    return window * limit + position - startOf(window);
  });
  const cut = tokens.gather(tf.tensor1d(read, 'int32'), 1).reshape([1, batch * windows, limit]);
  const all = predict(cut).reshape([batch, windows * limit, vocabularySize]);
  return all.gather(tf.tensor1d(scored, 'int32'), 1);
}

function weightsOf(inputs: Inputs, member: number): Inputs {
  const prefix = nameIn(member, '');
  const own = Object.entries(inputs).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, tensor]) => [name.slice(prefix.length), tensor.expandDims(0)]));
}

const nameIn = (member: number, tensor: string): string => `member.${member}.${tensor}`;

function sizeOf({ architecture }: MixtureMember, vocabularySize: number): ProgramSize {
  return { architecture, vocabularySize, members: 1, batch: 1 };
}
