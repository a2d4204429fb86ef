import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The package's version; package.json lies beside `apps` in the source tree and beside `dist` in the built one. */
function readVersion(): string {
  for (let folder = __dirname; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    try {
      return (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;
    } catch {
      // one folder further up
    }
  }
  return 'unknown';
}

export const VERSION = readVersion();
