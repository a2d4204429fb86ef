import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { InvalidValueError } from '#base';
import { PACKAGE_FOLDER, variable } from '#settings';
import type { Workload } from '../train/workloads';

/** Peers that are a script for Python, and what it needs. */
const SCRIPTS = {
  pytorch: { file: 'pytorch.py', needs: 'torch' },
  'torch-compile': { file: 'torch_compile.py', needs: 'torch' },
  jax: { file: 'jax_scan.py', needs: 'jax' },
} as const;

export type PythonPeer = keyof typeof SCRIPTS;
export type PeerName = 'tfjs-wasm' | PythonPeer;

export const PEERS: readonly PeerName[] = ['tfjs-wasm', ...(Object.keys(SCRIPTS) as PythonPeer[])];

/** One way of a peer to train a workload. */
export interface PeerRate {
  readonly peer: PeerName;
  /** A model after the other, all members in batched products, or one's program under `vmap`. */
  readonly form: 'loop' | 'batched' | 'vmap';
  readonly threads: number;
  readonly tokensPerSecond: number;
}

const SECONDS = 4;

/** Throws an InvalidValueError on an unknown name. `none` is nobody. */
export function peersOf(names: readonly string[]): readonly PeerName[] {
  if (names.length === 1 && names[0] === 'none') return [];
  return names.map((name) => {
    const peer = PEERS.find((each) => each === name);
    if (!peer) throw new InvalidValueError('peer', name, `one of ${[...PEERS, 'none'].join(', ')}; none by itself`);
    return peer;
  });
}

export function isPythonPeer(peer: PeerName): peer is PythonPeer {
  return peer in SCRIPTS;
}

/** A Python that has what a peer needs, `CLADE_PYTHON` or `python3`; undefined where it has not. */
export async function pythonFor(peer: PythonPeer): Promise<string | undefined> {
  const python = variable('CLADE_PYTHON') ?? 'python3';
  const { needs } = SCRIPTS[peer];
  const { code } = await run(python, ['-c', `import ${needs}`], '').catch(() => ({ code: 1 }));
  if (code === 0) return python;
  process.stderr.write(`no ${peer}: \`pip install ${needs}\`, and name its Python in CLADE_PYTHON\n`);
  return undefined;
}

/** Each form of a peer, on one thread and on all. Throws an error with Python's last line where it fails. */
export async function measurePeer(
  python: string,
  peer: PythonPeer,
  { architecture, members, batch }: Workload,
  vocabularySize: number,
): Promise<readonly PeerRate[]> {
  const script = path.join(PACKAGE_FOLDER, 'bench/peers', SCRIPTS[peer].file);
  const threads = [...new Set([1, availableParallelism()])];
  const task = { architecture, members, batch, vocabularySize, threads, seconds: SECONDS };
  const { code, output, errors } = await run(python, [script], JSON.stringify(task));
  if (code !== 0) throw new Error(`${script} failed: ${errors.trim().split('\n').at(-1)}`);
  return (JSON.parse(output) as Omit<PeerRate, 'peer'>[]).map((rate) => ({ peer, ...rate }));
}

async function run(python: string, args: readonly string[], input: string) {
  const child = spawn(python, args);
  child.stdin.on('error', () => undefined); // it may end without reading
  child.stdin.end(input);
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number, output, errors };
}
