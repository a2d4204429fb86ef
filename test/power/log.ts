/** What processes did to the files below a folder, in order, as `shim.c` wrote it down, and what they acknowledged meanwhile. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { builtFile } from '#settings';

/** `file` is a number of a file or folder for as long as it lives; paths are relative to the folder, which itself is 0. */
export type Step =
  | { readonly kind: 'create' | 'mkdir'; readonly file: number; readonly path: string }
  | { readonly kind: 'rename' | 'link'; readonly from: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'write'; readonly file: number; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: number; readonly size: number }
  /** Of all that was done to the file in the first `covers` steps. */
  | { readonly kind: 'sync'; readonly file: number; readonly covers: number }
  | { readonly kind: 'acknowledge'; readonly what: unknown };

const LENGTHS_BYTES = 8;

/** Builds the shim; returns the variables of an environment that make a process and its children write down what they do below `folder`. */
export function recording(folder: string, log: string): NodeJS.ProcessEnv {
  const library = `${log}.so`;
  const source = builtFile('../test/power/shim.c');
  execFileSync(process.env.CC ?? 'cc', ['-shared', '-fPIC', '-O1', '-o', library, source]);
  return { LD_PRELOAD: library, CLADE_SHIM_FOLDER: folder, CLADE_SHIM_LOG: log, UV_USE_IO_URING: '0' };
}

/** Writes down that somebody was told something, as JSON: it must not be lost from then on. */
export function acknowledge(log: string, what: unknown): void {
  const [head, bytes] = [Buffer.from('acknowledge'), Buffer.from(JSON.stringify(what))];
  const lengths = Buffer.from(Uint32Array.of(head.length, bytes.length).buffer);
  appendFileSync(log, Buffer.concat([lengths, head, bytes]));
}

/** `folder` is the one that was followed, which is still there. */
export function readSteps(log: string, folder: string): readonly Step[] {
  const whole = readFileSync(log);
  const begins: number[] = [];
  const files = new Map([[`${statSync(folder).ino}`, 0]]);
  const made = (inode: string): number => {
    files.set(inode, begins.length);
    return begins.length;
  };
  const known = (inode: string): number => files.get(inode) ?? made(inode);
  const within = (full: string): string => path.relative(folder, full);
  const stepOf = ([kind, inode, third, fourth]: readonly string[], bytes: Buffer): Step => {
    if (kind === 'create' || kind === 'mkdir') return { kind, file: made(inode), path: within(third) };
    if (kind === 'rename' || kind === 'link') return { kind, from: within(third), to: within(fourth) };
    if (kind === 'unlink' || kind === 'rmdir' || kind === 'remove') return { kind: 'unlink', path: within(third) };
    if (kind === 'write') return { kind, file: known(inode), offset: Number(third), bytes };
    if (kind === 'truncate') return { kind, file: known(inode), size: Number(third) };
    if (kind === 'acknowledge') return { kind, what: JSON.parse(bytes.toString()) };
    if (kind !== 'sync') throw new Error(`${log} has a record ${JSON.stringify(kind)}`);
    const covered = begins.findLastIndex((begin) => begin < Number(third)) + 1;
    return { kind, file: known(inode), covers: covered };
  };
  const steps: Step[] = [];
  for (let at = 0; at < whole.length;) {
    const [headLength, length] = [whole.readUInt32LE(at), whole.readUInt32LE(at + 4)];
    const bytesAt = at + LENGTHS_BYTES + headLength;
    begins.push(at);
    const head = whole.toString('utf8', at + LENGTHS_BYTES, bytesAt).split('\t');
    steps.push(stepOf(head, whole.subarray(bytesAt, bytesAt + length)));
    at = bytesAt + length;
  }
  return steps;
}
