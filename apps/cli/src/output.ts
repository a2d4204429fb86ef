/**
 * Where `--out` sends bytes. `-` is standard output. A regular file is written beside its place and then put there, whole or
 * not at all; a link stays, and what it leads to is replaced. A device or a pipe is written through, never replaced.
 */
import { chmodSync, createWriteStream, lstatSync, readlinkSync, type Stats, statSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { nameDraft, writeDraft } from '#files';
import { CommandFailure, WrongUsage } from './command-failure';
import type { OutputStream } from './streams';

export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface Output {
  /** As it was asked for. */
  readonly name: string;
  readonly isStdout: boolean;
  /** Gives the number of bytes. Throws a CommandFailure that says where, if they are refused or do not come to their end. */
  write(chunks: Chunks): Promise<number>;
}

/** What names a stream of this process, rather than a file: to open it anew would begin at its start. */
const DESCRIPTOR = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/;
const STDOUT = 1;

/** Throws a WrongUsage where nothing can be written there, or what is there already may not be overwritten. */
export function openOutput(name: string, mayOverwrite: boolean, stdout: OutputStream): Output {
  if (name === '') throw new WrongUsage('--out is empty; must be the name of a file, or - for standard output');
  const { path, descriptor } = name === '-' ? { path: name, descriptor: STDOUT } : followLinks(name);
  const outputOf = (writeAll: (chunks: Chunks) => Promise<void>): Output => ({
    name,
    isStdout: descriptor === STDOUT,
    write: (chunks) => countBytes(name, chunks, writeAll),
  });
  if (descriptor === STDOUT) return outputOf((chunks) => pipeline(chunks, stdout, { end: false }));
  if (descriptor !== null)
    return outputOf((chunks) => pipeline(chunks, createWriteStream('', { fd: descriptor, autoClose: false })));

  const there = statOf(path);
  if (there?.isDirectory()) throw new WrongUsage(`${name} is a folder; --out names a file`);
  if (there && !there.isFile()) return outputOf((chunks) => pipeline(chunks, createWriteStream(path)));
  if (there && !mayOverwrite) throw new WrongUsage(`${name} is there already; --force overwrites it`);
  return outputOf((chunks) => putInPlace(path, chunks, there?.mode));
}

/** Where a name leads through links, be it that nothing is there yet: a path, or a descriptor of this process. */
function followLinks(name: string): { path: string; descriptor: number | null } {
  let path = name;
  for (let links = 0; links < 40; links++) {
    const descriptor = DESCRIPTOR.exec(path);
    if (descriptor) return { path, descriptor: Number(descriptor[1]) };
    const folder = dirname(path);
    if (!statOf(folder)?.isDirectory()) throw new WrongUsage(`${name}: there is no folder ${folder}`);
    if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return { path, descriptor: null };
    const target = readlinkSync(path);
    path = isAbsolute(target) ? target : `${folder}/${target}`;
  }
  throw new WrongUsage(`${name}: its links lead in a circle`);
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

async function countBytes(name: string, chunks: Chunks, writeAll: (chunks: Chunks) => Promise<void>): Promise<number> {
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  try {
    await writeAll(counted());
    return bytes;
  } catch (error) {
    throw new CommandFailure(`${name}: ${(error as Error).message}`);
  }
}

/** `mode`: the permissions of the file that is replaced. */
async function putInPlace(path: string, chunks: Chunks, mode?: number): Promise<void> {
  const draft = await writeDraft(path, chunks);
  if (mode !== undefined) chmodSync(draft.path, mode & 0o7777);
  await nameDraft(draft, path);
}
