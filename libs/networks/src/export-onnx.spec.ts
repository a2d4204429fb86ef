import { fromBinary } from '@bufbuild/protobuf';
import { FAMILIES } from '#genome';
import { parameterLayout } from '#model';
import { ModelProtoSchema } from 'onnx-buf';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { createLanguageModelFactory } from './create-language-model-factory';
import * as small from './testing/small-models';

const { CONTEXT, VOCABULARY_SIZE } = small;
const factory = createLanguageModelFactory(small.ENGINE, { capacity: 32 });
afterAll(() => factory.dispose());

test('every family is tried', () => {
  expect(Object.keys(small.SMALL).sort()).toEqual([...FAMILIES].sort());
});

describe.each(small.LABELLED)('%s', (_, architecture) => {
  const model = factory.create(architecture, VOCABULARY_SIZE, 1);
  const weights = small.shaken(model.initialise(small.streams(1)));
  const metadata = { family: architecture.family, vocabulary: '["<unk>","é"]' };
  const file = factory.exportOnnx(architecture, VOCABULARY_SIZE, weights, metadata);

  test.each([1, 3])('onnxruntime alone computes its logits, of a batch of %i', async (batch) => {
    const tokens = small.randomTokens(batch * CONTEXT);
    const session = await InferenceSession.create(file);
    expect([session.inputNames, session.outputNames]).toEqual([['tokens'], ['logits']]);
    const { logits } = await session.run({ tokens: new Tensor('int32', tokens, [batch, CONTEXT]) });
    const expected = await model.logits(weights, tokens);
    expect(logits.dims).toEqual([batch, CONTEXT, VOCABULARY_SIZE]);
    expect(small.largest(expected)).toBeGreaterThan(0.1);
    expect(small.distance(logits.data as Float32Array, expected)).toBeLessThan(1e-5);
    await session.release();
  });

  test('needs the operators of ai.onnx alone', () => {
    const { opsetImport, graph } = fromBinary(ModelProtoSchema, file);
    expect(opsetImport.map(({ domain, version }) => [domain, version])).toEqual([['', 18n]]);
    expect(new Set(graph!.node.map(({ domain }) => domain))).toEqual(new Set(['']));
    expect(graph!.node.flatMap(({ attribute }) => attribute.filter(({ g }) => g))).toEqual([]);
  });

  test('holds its weights by their names, and says what it is', () => {
    const { graph, metadataProps } = fromBinary(ModelProtoSchema, file);
    for (const { name, shape, offset, size } of parameterLayout(architecture, VOCABULARY_SIZE)) {
      const { dims, rawData } = graph!.initializer.find((tensor) => tensor.name === name)!;
      expect(dims.map(Number)).toEqual(shape);
      expect(new Float32Array(rawData.slice().buffer)).toEqual(weights.slice(offset, offset + size));
    }
    expect(Object.fromEntries(metadataProps.map(({ key, value }) => [key, value]))).toEqual(metadata);
  });
});

test.each(small.MODULAR)('$family with modules: gates are constants of the file', async (architecture) => {
  const gates = Float32Array.of(0.4, 0.9);
  const model = factory.create(architecture, VOCABULARY_SIZE, 1, gates);
  const weights = small.shaken(model.initialise(small.streams(1)));
  const file = factory.exportOnnx(architecture, VOCABULARY_SIZE, weights, {}, gates);
  const session = await InferenceSession.create(file);
  expect(session.inputNames).toEqual(['tokens']);
  const tokens = small.randomTokens(2 * CONTEXT);
  const { logits } = await session.run({ tokens: new Tensor('int32', tokens, [2, CONTEXT]) });
  expect(small.distance(logits.data as Float32Array, await model.logits(weights, tokens))).toBeLessThan(1e-5);
  const open = factory.create(architecture, VOCABULARY_SIZE, 1);
  expect(small.distance(logits.data as Float32Array, await open.logits(weights, tokens))).toBeGreaterThan(1e-3);
  const { initializer } = fromBinary(ModelProtoSchema, file).graph!;
  expect(initializer.map(({ name }) => name)).toEqual(expect.arrayContaining(['gates', 'modules.in', 'modules.out']));
  await session.release();
});

test('a vocabulary larger than a window, and a context that is no square', async () => {
  const architecture = { ...small.SMALL.gru, context: 5 };
  const model = factory.create(architecture, 300, 1);
  const weights = small.shaken(model.initialise(small.streams(1)));
  const session = await InferenceSession.create(factory.exportOnnx(architecture, 300, weights, {}));
  const tokens = Int32Array.of(299, 0, 7, 150, 299);
  const { logits } = await session.run({ tokens: new Tensor('int32', tokens, [1, 5]) });
  expect(small.distance(logits.data as Float32Array, await model.logits(weights, tokens))).toBeLessThan(1e-5);
  await session.release();
});

test('too few weights are a range error', () => {
  expect(() => factory.exportOnnx(small.SMALL.gru, VOCABULARY_SIZE, new Float32Array(3), {})).toThrow(RangeError);
});
