import { symbolTree, WittenBell } from '#corpus';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { createLanguageModelFactory } from './create-language-model-factory';
import { nGramReader } from './n-gram-reader';
import { readMixed } from './read-mixed';
import { readOn } from './read-on';
import { CompiledReader } from './reader';
import * as small from './testing/small-models';
import { Compiler } from '#compiler';

const compiler = new Compiler(small.ENGINE);
const factory = createLanguageModelFactory(small.ENGINE, { capacity: 32 });
afterAll(() => Promise.all([factory.dispose(), compiler.dispose()]));

const TRAIN = 'é is not e; “é” – “e”. Mein Hund “hé”! '.repeat(30) + 'eée\nnotes';
const SYMBOLS = ['<unk>', 'e', ' ', 'é', '“', '”', '–', 'i', 's', 'n', 'o', 't', 'h', 'z', 'ж', '\n'];
const SIZE = SYMBOLS.length;
const TIME = 24;
const model = new WittenBell(new TextEncoder().encode(TRAIN), 5);
const plain = ['<unk>', ...new Set(TRAIN.replaceAll(/[^ -~]/g, ''))];

/** What Clade says as it reads the texts symbol by symbol. tokens [batch, TIME] -> [batch, TIME, vocabulary] */
async function read(next: ReturnType<typeof nGramReader>, tokens: Int32Array, size: number): Promise<Float32Array> {
  const said = new Float32Array(tokens.length * size);
  for (let at = 0; at < TIME; at++) {
    const rows = await next(tokens.filter((_, token) => token % TIME === at));
    for (let text = 0; text < tokens.length / TIME; text++)
      said.set(rows.subarray(text * size, (text + 1) * size), (text * TIME + at) * size);
  }
  return said;
}

async function run(file: Uint8Array, tokens: Int32Array): Promise<Float32Array> {
  const session = await InferenceSession.create(file);
  const { logProbabilities } = await session.run({ tokens: new Tensor('int32', tokens, [tokens.length / TIME, TIME]) });
  await session.release();
  return logProbabilities.data as Float32Array;
}

/** Texts of the n-gram's own language, of random symbols, and one of unknown symbols. */
function texts(symbols: readonly string[]): Int32Array {
  const own = [...TRAIN.slice(7)].slice(0, TIME).map((symbol) => Math.max(0, symbols.indexOf(symbol)));
  const random = Array.from({ length: TIME }, (_, at) => (at * 7 + 3) % symbols.length);
  return Int32Array.from([...own, ...random, ...Array<number>(TIME).fill(0)]);
}

test.each([
  ['order 0', SYMBOLS, [[0, 1]]],
  ['order 1', SYMBOLS, [[1, 1]]],
  ['order 5', SYMBOLS, [[5, 1]]],
  ['symbols of a byte each', plain, [[3, 1]]],
  [
    'several orders',
    SYMBOLS,
    [
      [5, 0.5],
      [2, 0.3],
      [0, 0.2],
    ],
  ],
] as const)('onnxruntime alone computes what n-grams say: %s', async (_, symbols, given) => {
  const nGrams = { model, symbols: symbolTree(symbols), members: given.map(([order, weight]) => ({ order, weight })) };
  const context = { ...small.SMALL.gru, context: TIME };
  const weights = factory.create(context, symbols.length, 1).initialise([small.stream(1)]);
  // a model of no weight makes the window as long as the text
  const models = [{ architecture: context, weights: small.shaken(weights), weight: 0 }];
  const file = factory.exportMixture({ models, nGrams }, symbols.length, {});
  const tokens = texts(symbols);
  const next = readMixed(nGrams.members.map(({ order, weight }) => ({ next: nGramReader(nGrams, order), weight })));
  const expected = await read(next, tokens, symbols.length);
  expect(small.distance(await run(file, tokens), expected)).toBeLessThan(1e-4);
});

test('models and n-grams are mixed as Clade mixes them', async () => {
  const architecture = { ...small.SMALL.transformer, context: TIME };
  const weights = small.shaken(factory.create(architecture, SIZE, 1).initialise([small.stream(2)]));
  const nGrams = {
    model,
    symbols: symbolTree(SYMBOLS),
    members: [
      { order: 4, weight: 0.4 },
      { order: 1, weight: 0.1 },
    ],
  };
  const file = factory.exportMixture({ models: [{ architecture, weights, weight: 0.5 }], nGrams }, SIZE, {});
  const tokens = texts(SYMBOLS);
  const reader = new CompiledReader(compiler, { architecture, vocabularySize: SIZE, members: 1, batch: 3 }, weights);
  const ofNGrams = nGrams.members.map(({ order, weight }) => ({ next: nGramReader(nGrams, order), weight }));
  const expected = await read(readMixed([{ next: readOn(reader), weight: 0.5 }, ...ofNGrams]), tokens, SIZE);
  const said = await run(file, tokens);
  expect(small.distance(said, expected)).toBeLessThan(1e-4);
  expect(said.subarray(0, SIZE).reduce((sum, value) => sum + Math.exp(value), 0)).toBeCloseTo(1, 5);
});

test('n-grams without a model are a mixture of their own, as long as they look back', async () => {
  const nGrams = { model, symbols: symbolTree(SYMBOLS), members: [{ order: 5, weight: 1 }] };
  const session = await InferenceSession.create(factory.exportMixture({ models: [], nGrams }, SIZE, {}));
  const { logProbabilities } = await session.run({ tokens: new Tensor('int32', [1, 2, 3, 4, 5], [1, 5]) });
  const next = nGramReader(nGrams, 5);
  let last: Float32Array = new Float32Array(0);
  for (const symbol of [1, 2, 3, 4, 5]) last = await next(Int32Array.of(symbol));
  expect(small.distance((logProbabilities.data as Float32Array).subarray(4 * SIZE), last)).toBeLessThan(1e-4);
  const written = await factory.sampleMixture({ models: [], nGrams }, SIZE, {
    prompt: [4],
    length: 20,
    decoding: { temperature: 1, topK: SIZE, topP: 1 },
    prng: small.stream(3),
    forbidden: [0],
  });
  expect(written).toHaveLength(20);
  expect(written).not.toContain(0);
  await session.release();
});
