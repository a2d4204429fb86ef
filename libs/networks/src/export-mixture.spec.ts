import { fromBinary } from '@bufbuild/protobuf';
import { Compiler } from '#compiler';
import type { Architecture } from '#genome';
import { ModelProtoSchema } from 'onnx-buf';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { createLanguageModelFactory } from './create-language-model-factory';
import { readMixed } from './read-mixed';
import { readOn } from './read-on';
import { CompiledReader } from './reader';
import * as small from './testing/small-models';

const { VOCABULARY_SIZE } = small;
const compiler = new Compiler(small.ENGINE);
const factory = createLanguageModelFactory(small.ENGINE, { capacity: 32 });
afterAll(() => Promise.all([factory.dispose(), compiler.dispose()]));

const LONG = 17;
const all: readonly Architecture[] = [
  ...Object.values(small.SMALL),
  { ...small.SMALL.transformer, context: 5 },
  { ...small.SMALL.lstm, context: LONG },
  small.MODULAR[4],
];
const members = all.map((architecture, at) => {
  const gates = architecture.modules && Float32Array.of(0.3, 0.8);
  const model = factory.create(architecture, VOCABULARY_SIZE, 1);
  const weights = small.shaken(model.initialise([small.stream(at)]));
  return { architecture, weights, ...(gates && { gates }), weight: (at + 1) / 78 };
});
const file = factory.exportMixture({ models: members, nGrams: null }, VOCABULARY_SIZE, { said: 'ja' });

/** What Clade's own mixture says as it reads texts symbol by symbol. tokens [batch, LONG] -> [batch, LONG, VOCABULARY_SIZE] */
async function read(tokens: Int32Array, batch: number): Promise<Float32Array> {
  const next = readMixed(
    members.map(({ architecture, weights, gates, weight }) => {
      const size = { architecture, vocabularySize: VOCABULARY_SIZE, members: 1, batch };
      return { next: readOn(new CompiledReader(compiler, size, weights, gates)), weight };
    }),
  );
  const said = new Float32Array(tokens.length * VOCABULARY_SIZE);
  for (let at = 0; at < LONG; at++) {
    const rows = await next(tokens.filter((_, token) => token % LONG === at));
    for (let text = 0; text < batch; text++) {
      const row = rows.subarray(text * VOCABULARY_SIZE, (text + 1) * VOCABULARY_SIZE);
      said.set(row, (text * LONG + at) * VOCABULARY_SIZE);
    }
  }
  return said;
}

test.each([1, 3])(
  'onnxruntime alone computes what the mixture of %i texts says, beyond the contexts of members',
  async (batch) => {
    const tokens = small.randomTokens(batch * LONG);
    const session = await InferenceSession.create(file);
    expect([session.inputNames, session.outputNames]).toEqual([['tokens'], ['logProbabilities']]);
    const { logProbabilities } = await session.run({ tokens: new Tensor('int32', tokens, [batch, LONG]) });
    expect(logProbabilities.dims).toEqual([batch, LONG, VOCABULARY_SIZE]);
    const actual = logProbabilities.data as Float32Array;
    expect(small.distance(actual, await read(tokens, batch))).toBeLessThan(1e-4);
    const first = actual.subarray(0, VOCABULARY_SIZE).reduce((total, value) => total + Math.exp(value), 0);
    expect(first).toBeCloseTo(1, 5);
    await session.release();
  },
);

test('needs the operators of ai.onnx alone, and holds the weights of each member by their names', () => {
  const { opsetImport, graph, metadataProps } = fromBinary(ModelProtoSchema, file);
  expect(opsetImport.map(({ domain, version }) => [domain, version])).toEqual([['', 18n]]);
  expect(new Set(graph!.node.map(({ domain }) => domain))).toEqual(new Set(['']));
  const names = graph!.initializer.map(({ name }) => name);
  members.forEach((_, at) =>
    expect(names.filter((name) => name.startsWith(`member.${at}.`)).length).toBeGreaterThan(0),
  );
  expect(metadataProps).toMatchObject([{ key: 'said', value: 'ja' }]);
});

test('too few weights are a range error that names the member', () => {
  const [first, second] = members;
  const short = [first, { ...second, weights: new Float32Array(3) }];
  expect(() => factory.exportMixture({ models: short, nGrams: null }, VOCABULARY_SIZE, {})).toThrow(
    /^3 weights of member 1, not \d+$/,
  );
});
