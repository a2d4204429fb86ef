import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtFile } from '#settings';

const FOLDER = builtFile('apps/dashboard/page');

/** Every file of the built page. Throws where it is not built. */
export function filesOfPage(): string[] {
  if (!existsSync(path.join(FOLDER, 'index.html'))) throw new Error('the dashboard is not built: npm run build');
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Bytes of all of it, gzipped file by file. */
export function weighPage(): number {
  return filesOfPage().reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}
