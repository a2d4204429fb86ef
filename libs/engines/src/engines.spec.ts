import { InvalidValueError } from '#base';
import { ENGINE_NAMES, parseEngine } from './engines';
import { MissingEngineError } from './missing-engine-error';

test.each(ENGINE_NAMES)('%s is an engine', (name) => {
  expect(parseEngine(name)).toBe(name);
});

test('another name is refused with those that would be right', () => {
  const parse = () => parseEngine('toString', 'CLADE_ENGINE');
  expect(parse).toThrow(InvalidValueError);
  expect(parse).toThrow(
    'CLADE_ENGINE is "toString"; must be one of onnx, native, onnx-webgpu, onnx-cuda, tfjs-node, tfjs-node-gpu, tfjs-wasm, tfjs-cpu',
  );
});

test('a missing engine says why, and what to install', () => {
  expect(new MissingEngineError('tfjs-node', 'no such module').message).toBe(
    'the engine tfjs-node does not start: no such module\nIt needs: npm install --no-save --ignore-scripts=false @tensorflow/tfjs-node@4.22.0',
  );
});
