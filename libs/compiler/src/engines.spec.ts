import { spawnSync } from 'node:child_process';
import { ENGINE_NAMES, type EngineName, MissingEngineError } from '#engines';
import { builtFile } from '#settings';
import { describeEngine } from '../../../test/conformance/engine.conformance';
import { describeKernels } from '../../../test/conformance/kernel.conformance';
import { hasCompiler } from '../../../test/support/has-compiler';
import { openEngine } from './open-engine';

const PROBE = builtFile('apps/trainer/src/engine-probe.main.js');
/** These come with `npm ci`. */
const ALWAYS: readonly EngineName[] = ['onnx', 'tfjs-wasm', 'tfjs-cpu'];

/** Asked in a process of its own, since a native library may abort the one that it is in. */
function startsHere(name: EngineName): boolean {
  return spawnSync(process.execPath, [PROBE, name], { timeout: 60_000, env: process.env }).status === 0;
}

for (const name of ENGINE_NAMES) {
  const describeAll = (): void => {
    describeEngine(name);
    describeKernels(name);
  };
  if (ALWAYS.includes(name) || startsHere(name)) describeAll();
  else describe.skip(`engine ${name}, which does not start on this machine`, describeAll);
}

(hasCompiler ? test : test.skip)('native starts where a C compiler is, with nothing else installed', () => {
  expect(startsHere('native')).toBe(true);
});

test('a missing engine says why, and what to install; it is asked for anew each time', async () => {
  const absent = ENGINE_NAMES.find((name) => name === 'tfjs-node-gpu' && !startsHere(name));
  for (const name of absent ? [absent, absent] : []) {
    const opened = openEngine(name);
    await expect(opened).rejects.toThrow(MissingEngineError);
    await expect(opened).rejects.toThrow(/Cannot find .*@tensorflow\/tfjs-node-gpu.*\nIt needs: .*npm install/);
  }
});

test('an engine is started once', () => {
  expect(openEngine('onnx')).toBe(openEngine('onnx'));
});
