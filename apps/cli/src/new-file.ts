/** Files that a command writes: there whole or not at all. */
import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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

/** Throws a CommandFailure that names the file where the disk refuses. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, bytes, { flag: 'wx', flush: true });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new CommandFailure(`${file}: ${(error as Error).message}`);
  }
}
