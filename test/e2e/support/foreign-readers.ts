/** Programs of others that read what Clade writes, where they are installed. Their scripts are in test/foreign. */
import { execFile, spawnSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

interface Reader {
  readonly program: string;
  /** Null where it is here. */
  readonly missing: string | null;
}

/** Debian's, for which its packages are. */
const PYTHON = '/usr/bin/python3';
/** One that has packages of PyPI. */
const PYPI_PYTHON = process.env['CLADE_PYPI_PYTHON'] ?? 'python3';

function readerOf(program: string, words: readonly string[], install: string): Reader {
  const missing = spawnSync(program, words).status === 0 ? null : `not installed (${install})`;
  return { program, missing };
}

export const READERS = {
  ape: readerOf('Rscript', ['-e', 'library(ape)'], 'Debian: apt-get install r-cran-ape'),
  Biopython: readerOf(PYTHON, ['-c', 'import Bio.Phylo, Bio.motifs'], 'Debian: apt-get install python3-biopython'),
  pandas: readerOf(PYTHON, ['-c', 'import pandas'], 'Debian: apt-get install python3-pandas'),
  phylotrackpy: readerOf(PYPI_PYTHON, ['-c', 'import phylotrackpy'], 'PyPI: pip install phylotrackpy'),
  onnx: readerOf(
    PYPI_PYTHON,
    ['-c', 'import onnx, onnxruntime, safetensors'],
    'PyPI: pip install onnx onnxruntime safetensors',
  ),
};

/** Tests that need a reader. They are skipped without it; with CLADE_REQUIRE_FOREIGN_READERS=1, as in `.ci/run`, they fail. */
export function describeWith(name: keyof typeof READERS, tests: () => void): void {
  const { missing } = READERS[name];
  if (missing === null) describe(name, tests);
  else if (process.env['CLADE_REQUIRE_FOREIGN_READERS'] === '1') {
    it(name, () => {
      throw new Error(`${name} is ${missing}`);
    });
  } else it.skip(`${name} is ${missing}`, () => undefined);
}

/** What a script of test/foreign prints. */
export async function readBy(name: keyof typeof READERS, script: string, ...words: string[]): Promise<string> {
  const file = path.resolve(__dirname, '../../foreign', script);
  const { stdout } = await promisify(execFile)(READERS[name].program, [file, ...words], { maxBuffer: 2 ** 28 });
  return stdout;
}
