/**
 * Makes dist/tfjs-gradients.cjs: the gradients of tfjs-core and the methods of its tensors. They are published as ES modules that
 * import one another without extensions, which Node cannot load, or in the package @tensorflow/tfjs, with 220 MB of other things.
 */
import path from 'node:path';
import { build } from 'rolldown';

const ROOT = path.resolve(import.meta.dirname, '../..');

export default async function bundle() {
  await build({
    input: path.join(import.meta.dirname, 'src/tfjs-gradients.ts'),
    platform: 'node',
    output: { format: 'cjs', file: path.join(ROOT, 'dist/tfjs-gradients.cjs') },
    logLevel: 'warn',
  });
}

if (process.argv[1] === import.meta.filename) await bundle();
