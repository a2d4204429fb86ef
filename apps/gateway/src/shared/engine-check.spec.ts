import { MissingEngineError } from '#engines';
import { EngineCheck } from './engine-check';

it('tries an engine once, and only when it is asked for', async () => {
  const probe = jest.fn(async () => null);
  const check = new EngineCheck('onnx', probe);
  expect(probe).not.toHaveBeenCalled();
  await check.pass();
  await check.pass();
  expect(probe.mock.calls).toEqual([['onnx']]);
});

it('tells what a missing engine needs', async () => {
  const check = new EngineCheck('onnx-cuda', async () => 'no card');
  await expect(check.pass()).rejects.toThrow(MissingEngineError);
  await expect(check.pass()).rejects.toThrow(/^the engine onnx-cuda does not start: no card\nIt needs: /);
});
