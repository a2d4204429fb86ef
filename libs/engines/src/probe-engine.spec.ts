import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { probeEngine } from './probe-engine';

const folder = mkdtempSync(path.join(tmpdir(), 'clade-probe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function probeBy(code: string, patienceSeconds?: number): Promise<string | null> {
  const modulePath = path.join(folder, 'probe.cjs');
  writeFileSync(modulePath, code);
  return probeEngine('onnx-cuda', modulePath, patienceSeconds);
}

test('hands on what the process says of the engine it was asked for', async () => {
  expect(await probeBy('process.send({ reason: null })')).toBeNull();
  expect(await probeBy('process.send({ reason: `no ${process.argv[2]}` })')).toBe('no onnx-cuda');
});

test('outlives an engine that aborts its process', async () => {
  expect(await probeBy('process.abort()')).toBe('it ended the process with SIGABRT');
  expect(await probeBy('process.exit(7)')).toBe('it ended the process with exit code 7');
});

test('waits no longer than it is told', async () => {
  expect(await probeBy('setInterval(() => undefined, 1000)', 0.5)).toBe('it did not answer within 0.5 s');
});
