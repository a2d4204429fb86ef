import type { DiagnosisView } from '#contracts';
import { diagnosisText } from './diagnosis-text';

const DIAGNOSIS: DiagnosisView = {
  version: '0.1.0',
  node: 'v20.19.0',
  platform: 'linux x64',
  processor: 'EPYC',
  cores: 2,
  memoryBytes: 8 * 2 ** 30,
  dataFolder: { path: '/data', problem: 'permission denied' },
  database: 'PGlite in /data',
  engine: 'onnx',
  engines: [
    { name: 'onnx', description: 'on the processor', missing: null, install: 'npm ci' },
    { name: 'onnx-cuda', description: 'on a card', missing: 'no card', install: 'a card' },
  ],
};

it('says of every engine whether it is there, and of a missing one why and what it needs', () => {
  const text = diagnosisText(DIAGNOSIS, (_, plain) => plain);
  expect(text).toMatch(/^memory +8\.0 GiB$/m);
  expect(text).toMatch(/^data folder +\/data, permission denied$/m);
  expect(text).toMatch(/^onnx +yes +on the processor$/m);
  expect(text).toMatch(/^onnx-cuda +no +on a card\. no card\. It needs: a card$/m);
});
