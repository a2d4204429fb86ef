import { fromBinary } from '@bufbuild/protobuf';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { ModelProtoSchema } from 'onnx-buf';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { Compiler } from './compiler';
import { exportProgram } from './export-program';
import type { Program } from './program';
import { tf } from './tfjs';

const compiler = new Compiler('onnx');
afterAll(() => compiler.dispose());

const products = (batch: number): Program => ({
  signature: `products ${batch}`,
  inputs: { x: { dtype: 'float32', shape: [batch, 3] }, w: { dtype: 'float32', shape: [2, 3] } },
  run: ({ x, w }) => {
    const [above, below] = tf.split(tf.concat([x, tf.fill([batch, 3], 2)], 0), 2);
    return { wide: tf.matMul(above, w, false, true), square: tf.matMul(below, x, true).add(w.sum()) };
  },
});
const w = Float32Array.of(1, -2, 3, 0.5, 0, -1);
const options = { initializers: { w }, metadata: { said: 'ja\n"é"' } };

test.each([1, 4])('a batch of %i gives what the program does, by the names of its outputs', async (batch) => {
  const x = Float32Array.from({ length: batch * 3 }, (_, at) => Math.sin(at));
  const expected = await compiler.run(products(batch), { x, w });
  const session = await InferenceSession.create(exportProgram(products, options));
  const actual = await session.run({ x: new Tensor('float32', x, [batch, 3]) });
  expect([actual['wide'].dims, actual['square'].dims]).toEqual([
    [batch, 2],
    [3, 3],
  ]);
  for (const name of ['wide', 'square']) {
    const values = actual[name].data as Float32Array;
    expect(values).toHaveLength(expected[name].length);
    expected[name].forEach((value, at) => expect(values[at]).toBeCloseTo(value, 5));
  }
  await session.release();
});

test('there are operators of ai.onnx alone, named axes and the metadata', () => {
  const { graph, opsetImport, metadataProps } = fromBinary(ModelProtoSchema, exportProgram(products, options));
  expect(graph!.node.map(({ domain }) => domain).filter((domain) => domain !== '')).toEqual([]);
  expect(graph!.node.map(({ opType }) => opType)).toEqual(expect.arrayContaining(['MatMul', 'Transpose', 'Expand']));
  expect(opsetImport).toMatchObject([{ domain: '', version: 18n }]);
  expect(metadataProps).toMatchObject([{ key: 'said', value: 'ja\n"é"' }]);
  const [{ type }] = graph!.input;
  expect(type?.value).toMatchObject({
    value: { shape: { dim: [{ value: { value: 'batch' } }, { value: { value: 3n } }] } },
  });
});

const dependent = (run: (batch: number, x: Tensor1D) => Tensor1D) =>
  exportProgram(
    (batch) => ({
      signature: 'dependent',
      inputs: { x: { dtype: 'float32', shape: [batch] } },
      run: ({ x }) => ({ y: run(batch, x as Tensor1D) }),
    }),
    { initializers: {}, metadata: {} },
  );

test('a program that does something else at another batch size is an error', () => {
  expect(() => dependent((batch, x) => x.mul(tf.range(0, batch)))).toThrow('constant [997] depends on the batch');
  expect(() => dependent((batch, x) => x.mul(batch))).toThrow('constant [] depends on the batch');
  expect(() => dependent((batch, x) => (batch > 1000 ? x.exp() : x.tanh()))).toThrow('calls Tanh where it calls Exp');
  expect(() => dependent((batch, x) => (batch > 1000 ? x.exp().exp() : x.exp()))).toThrow('more nodes');
  expect(() => dependent((batch, x) => x.slice(0, batch - 1))).toThrow('no multiple of the batch');
});

test('an initializer of another size is a range error', () => {
  const initializers = { w: new Float32Array(5) };
  expect(() => exportProgram(products, { initializers, metadata: {} })).toThrow(
    new RangeError('initializer w is not 6 elements'),
  );
});
