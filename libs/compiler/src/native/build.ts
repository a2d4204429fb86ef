/** Compiles kernels.c with the machine's C compiler, once for each compiler, processor and text of kernels.c, and loads it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { cpus, homedir } from 'node:os';
import path from 'node:path';
import { include_dir as headers } from 'node-api-headers';
import { PACKAGE_FOLDER, variable } from '#settings';

export interface Kernels {
  /** Runs a list of instructions over a workspace. Throws a RangeError where an index of a look-up is out of range. */
  run(workspace: Float32Array, list: Int32Array): void;
  /** Elements before the first that begins a line of the cache. */
  toLine(workspace: Float32Array): number;
}

const SOURCE = path.join(PACKAGE_FOLDER, 'libs/compiler/src/native/kernels.c');
const FLAGS = [
  ...[
    '-std=gnu11',
    '-O3',
    '-march=native',
    '-fno-math-errno',
    '-fno-trapping-math',
    '-ffp-contract=fast',
    '-fno-strict-aliasing',
    '-shared',
    '-fPIC',
  ],
  ...(process.platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : []),
];

/** Throws an Error with the compiler's message. */
export function loadKernels(): Kernels {
  const library = findOrBuild();
  const loaded = { exports: {} };
  process.dlopen(loaded as NodeJS.Module, library);
  return loaded.exports as Kernels;
}

function findOrBuild(): string {
  const compiler = variable('CC') ?? 'cc';
  const version = run(compiler, ['--version']);
  const model = cpus()[0]?.model ?? ''; // -march=native is another on another processor
  const hash = createHash('sha256');
  for (const part of [readFileSync(SOURCE), compiler, version, model, process.arch, ...FLAGS])
    hash.update(part).update('\0');
  const folder = path.join(variable('XDG_CACHE_HOME') ?? path.join(homedir(), '.cache'), 'clade');
  const library = path.join(folder, `kernels-${hash.digest('hex').slice(0, 16)}.node`);
  if (existsSync(library)) return library;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // several processes may build at once: each in a folder of its own, and a rename is whole or not at all
  const work = mkdtempSync(path.join(folder, 'build-'));
  try {
    const built = path.join(work, 'kernels.node');
    run(compiler, [...FLAGS, '-I', headers, '-o', built, SOURCE, '-lm']);
    renameSync(built, library);
    return library;
  } finally {
    rmSync(work, { recursive: true });
  }
}

function run(command: string, args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error) throw new Error(`no C compiler: ${error.message}`);
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${firstError(stderr)}`);
  return stdout;
}

function firstError(stderr: string): string {
  const lines = stderr.trim().split('\n');
  return lines.find((line) => line.includes('error:')) ?? lines[0];
}
