import { InferenceSession, Tensor } from 'onnxruntime-node';
import { encodeModel, outputNames } from './encode-model';
import { reachable } from './graph';
import { narrowSplits } from './narrow-splits';
import { tf } from './tfjs';
import { trace } from './trace';

const graph = (parts: number) =>
  trace({
    signature: 'parts',
    inputs: { x: { dtype: 'float32', shape: [2, 24] } },
    run: ({ x }) => ({ reversed: tf.concat(tf.split(x, parts, 1).reverse(), 1) }),
  });

test('a split into many is a slice for each, another stays', () => {
  const opsOf = (parts: number) =>
    narrowSplits(reachable(Object.values(graph(parts).outputs))).nodes.map(({ op }) => op);
  expect(opsOf(8)).toEqual([...Array<string>(8).fill('Slice'), 'Concat']);
  expect(opsOf(6)).toEqual(['Split', 'Concat']);
});

test('slices give what the split gave', async () => {
  const x = Float32Array.from({ length: 48 }, (_, at) => at);
  const traced = graph(12);
  const [[, output]] = outputNames(traced);
  const results = [false, true].map(async (narrow) => {
    const session = await InferenceSession.create(encodeModel(traced, undefined, narrow));
    return (await session.run({ x: new Tensor('float32', x, [2, 24]) }))[output].data;
  });
  const [whole, narrow] = await Promise.all(results);
  expect(narrow).toEqual(whole);
  expect([...(whole as Float32Array).slice(0, 4)]).toEqual([22, 23, 20, 21]);
});
