/**
 * Snapshots of large tournaments, kept in files so that a tree of a million opens without its log being read again. They follow from the log:
 * one that is missing, damaged or of another version is made anew.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SnapshotPart } from '#contracts';
import { VERSION } from '#settings';

interface Head {
  readonly version: string;
  readonly parts: readonly (Omit<SnapshotPart, 'columns'> & { readonly bytes: number })[];
}

/** Of the head, before it. */
const LENGTH_BYTES = 4;

export class SnapshotFiles {
  constructor(private readonly folder: string) {}

  /** Undefined where there is none of this version. */
  async read(tournamentId: string): Promise<readonly SnapshotPart[] | undefined> {
    try {
      const file = await readFile(this.pathOf(tournamentId));
      const body = LENGTH_BYTES + file.readUInt32LE(0);
      const head = JSON.parse(file.toString('utf8', LENGTH_BYTES, body)) as Head;
      if (head.version !== VERSION) return undefined;
      let at = body;
      const parts = head.parts.map(({ bytes, ...part }) => ({ ...part, columns: file.subarray(at, (at += bytes)) }));
      return at === file.length ? parts : undefined;
    } catch {
      return undefined;
    }
  }

  async write(tournamentId: string, parts: readonly SnapshotPart[]): Promise<void> {
    const told = parts.map(({ columns, ...part }) => ({ ...part, bytes: columns.length }));
    const head = Buffer.from(JSON.stringify({ version: VERSION, parts: told } satisfies Head));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(head.length);
    await mkdir(this.folder, { recursive: true });
    const draft = path.join(this.folder, `.${randomUUID()}`);
    await writeFile(draft, [length, head, ...parts.map(({ columns }) => columns)]);
    await rename(draft, this.pathOf(tournamentId));
  }

  remove(tournamentId: string): Promise<void> {
    return rm(this.pathOf(tournamentId), { force: true });
  }

  private pathOf(tournamentId: string): string {
    return path.join(this.folder, `${encodeURIComponent(tournamentId)}.snapshot`);
  }
}
