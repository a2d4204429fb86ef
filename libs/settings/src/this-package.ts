import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json, which lies beside `libs` in the source tree and beside `dist` in the built one. */
export const PACKAGE_FOLDER = holderOf('package.json', __dirname);

export const { version: VERSION } = JSON.parse(readFileSync(path.join(PACKAGE_FOLDER, 'package.json'), 'utf8')) as {
  version: string;
};

function holderOf(file: string, folder: string): string {
  if (existsSync(path.join(folder, file)) || folder === path.dirname(folder)) return folder;
  return holderOf(file, path.dirname(folder));
}
