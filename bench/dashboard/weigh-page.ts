import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Beside the bench in dist; under `dist` from where tests run. */
const FOLDERS = ['../../apps/dashboard/page', '../../dist/apps/dashboard/page'].map((each) =>
  path.resolve(__dirname, each),
);

/** Every file of the built page. Throws where it is not built. */
export function filesOfPage(): string[] {
  const folder = FOLDERS.find((each) => existsSync(path.join(each, 'index.html')));
  if (folder === undefined) throw new Error('the dashboard is not built: npm run build');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Bytes of all of it, gzipped file by file. */
export function weighPage(): number {
  return filesOfPage().reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}
