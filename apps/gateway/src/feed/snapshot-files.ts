/**
 * Snapshots of large tournaments, kept in files so that a tree of a million opens without its log being read again. They follow from the log:
 * one that is missing, damaged or of another version is made anew.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SnapshotPart } from '#contracts';
import { fromSnapshot, snapshotBytes, snapshotOf } from '#projection';
import { VERSION } from '#settings';

export class SnapshotFiles {
  constructor(private readonly folder: string) {}

  /** A whole one; undefined where there is none of this version. */
  async read(tournamentId: string): Promise<SnapshotPart | undefined> {
    try {
      const whole = snapshotOf(await readFile(this.pathOf(tournamentId)));
      fromSnapshot([whole], { sharing: true }); // throws where it is cut short
      return whole;
    } catch {
      return undefined;
    }
  }

  async write(tournamentId: string, whole: SnapshotPart): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const draft = path.join(this.folder, `.${randomUUID()}`);
    await writeFile(draft, snapshotBytes(whole));
    await rename(draft, this.pathOf(tournamentId));
  }

  remove(tournamentId: string): Promise<void> {
    return rm(this.pathOf(tournamentId), { force: true });
  }

  private pathOf(tournamentId: string): string {
    return path.join(this.folder, `${encodeURIComponent(tournamentId)}.${VERSION}.snapshot`);
  }
}
