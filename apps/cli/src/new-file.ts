/** Files that a command writes: there whole or not at all. */
import { randomUUID } from 'node:crypto';
import { createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { CommandFailure } from './command-failure';

/** Throws a CommandFailure where a file cannot be made, or is there already and may not be overwritten. */
export function checkNewFile(file: string, mayOverwrite: boolean): void {
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CommandFailure(`${file}: there is no folder ${folder}`);
  }
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new CommandFailure(`${file} is a folder; --out names a file`);
  if (there && !mayOverwrite) throw new CommandFailure(`${file} is there already; --force overwrites it`);
}

/** Gives the number of bytes. Throws a CommandFailure that names the file where the disk refuses, or they do not come to their end. */
export async function writeWhole(file: string, chunks: ReadableStream<Uint8Array> | Uint8Array): Promise<number> {
  const draft = `${file}.${randomUUID()}`;
  const source = chunks instanceof Uint8Array ? Readable.from([chunks]) : Readable.fromWeb(chunks as NodeStream);
  const target = createWriteStream(draft, { flags: 'wx', flush: true });
  try {
    await pipeline(source, target);
    renameSync(draft, file);
    return target.bytesWritten;
  } catch (error) {
    // It may be opened only now.
    if (!target.closed) await new Promise<void>((resolve) => target.once('close', resolve));
    rmSync(draft, { force: true });
    throw new CommandFailure(`${file}: ${(error as Error).message}`);
  }
}
