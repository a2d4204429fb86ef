import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { builtFile } from '#settings';
import { environmentOf } from './environment-of';
import { withFolder } from './with-folder';

const MAIN = builtFile('apps/cli/src/main.js');

/** The command `clade --json` on a data folder of its own, which is gone when the work is done. */
export interface CladeInFolder {
  readonly folder: string;
  /** What it printed. */
  run(words: readonly string[], env?: NodeJS.ProcessEnv): Promise<string>;
}

export function withClade<Result>(work: (clade: CladeInFolder) => Promise<Result>): Promise<Result> {
  return withFolder((folder) =>
    work({
      folder,
      async run(words, env) {
        const given = { ...environmentOf(path.join(folder, 'data')), ...env };
        const options = { env: given, maxBuffer: 2 ** 30 };
        return (await promisify(execFile)(process.execPath, [MAIN, ...words, '--json'], options)).stdout;
      },
    }),
  );
}
