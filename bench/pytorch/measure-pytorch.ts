import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { PACKAGE_FOLDER, variable } from '#settings';
import type { Workload } from '../train/workloads';

/** One way of PyTorch to train a workload. */
export interface PyTorchRate {
  /** A model after the other, or all members in batched products. */
  readonly form: 'loop' | 'batched';
  readonly threads: number;
  readonly tokensPerSecond: number;
}

const SCRIPT = path.join(PACKAGE_FOLDER, 'bench/pytorch/peer.py');
const SECONDS = 4;

/** Where a Python lies that has PyTorch, `CLADE_PYTHON` or `python3`; undefined where it has none. */
export async function findPyTorch(): Promise<string | undefined> {
  const python = variable('CLADE_PYTHON') ?? 'python3';
  const { code } = await run(python, ['-c', 'import torch'], '').catch(() => ({ code: 1 }));
  return code === 0 ? python : undefined;
}

/** Each form of PyTorch, on one thread and on all. Throws an error with Python's last line where it fails. */
export async function measurePyTorch(
  python: string,
  { architecture, members, batch }: Workload,
  vocabularySize: number,
): Promise<readonly PyTorchRate[]> {
  const threads = [...new Set([1, availableParallelism()])];
  const task = { architecture, members, batch, vocabularySize, threads, seconds: SECONDS };
  const { code, output, errors } = await run(python, [SCRIPT], JSON.stringify(task));
  if (code !== 0) throw new Error(`${SCRIPT} failed: ${errors.trim().split('\n').at(-1)}`);
  return JSON.parse(output) as PyTorchRate[];
}

async function run(python: string, args: readonly string[], input: string) {
  const child = spawn(python, args);
  child.stdin.on('error', () => undefined); // it may end without reading
  child.stdin.end(input);
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number, output, errors };
}
