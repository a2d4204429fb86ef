import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json, the same for the source and for what is built. */
export const PACKAGE_FOLDER = holderOf('package.json', __dirname);

export const { version: VERSION } = JSON.parse(readFileSync(path.join(PACKAGE_FOLDER, 'package.json'), 'utf8')) as {
  version: string;
};

/** A file in `dist`, where `npm run build` puts each program under the name of its source. */
export function builtFile(file: string): string {
  return path.join(PACKAGE_FOLDER, 'dist', file);
}

function holderOf(file: string, folder: string): string {
  if (existsSync(path.join(folder, file)) || folder === path.dirname(folder)) return folder;
  return holderOf(file, path.dirname(folder));
}
