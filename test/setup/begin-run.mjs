/** Before the tests of the project `clade`: what is built for them, and a folder for what suites of this run share. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import bundleTfjsGradients from '../../libs/compiler/bundle-tfjs-gradients.mjs';

export default async function beginRun() {
  await bundleTfjsGradients();
  process.env.CLADE_TEST_RUN = await mkdtemp(path.join(tmpdir(), 'clade-test-run-'));
}
