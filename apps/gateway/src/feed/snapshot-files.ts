/**
 * Snapshots of large tournaments, kept in files so that a tree of a million opens without its log being read again. They follow from the log:
 * one that is missing, damaged or of another version or shape is made anew.
 */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { SnapshotPart } from '#contracts';
import { nameDraft, removeDrafts, writeDraft } from '#files';
import { fromSnapshot, snapshotBytes, snapshotOf, snapshotShape } from '#projection';
import { VERSION } from '#settings';

/** Begins each file: columns and facts may change before the version does. Its length keeps the columns aligned. */
const SHAPE = createHash('sha256').update(snapshotShape()).digest();

export class SnapshotFiles {
  constructor(private readonly folder: string) {}

  /** A whole one; undefined where there is none of this version and shape. */
  async read(tournamentId: string): Promise<SnapshotPart | undefined> {
    try {
      const file = await readFile(this.pathOf(tournamentId));
      if (!file.subarray(0, SHAPE.length).equals(SHAPE)) return undefined;
      const whole = snapshotOf(file.subarray(SHAPE.length));
      fromSnapshot([whole], { sharing: true }); // throws where it is cut short
      return whole;
    } catch {
      return undefined;
    }
  }

  async write(tournamentId: string, whole: SnapshotPart): Promise<void> {
    const file = this.pathOf(tournamentId);
    await nameDraft(await writeDraft(file, [SHAPE, ...snapshotBytes(whole)]), file);
  }

  remove(tournamentId: string): Promise<void> {
    return rm(this.pathOf(tournamentId), { force: true });
  }

  /** Removes what a server that was killed left half-written. To be called only where no process writes. */
  removeDrafts(): Promise<void> {
    return removeDrafts(this.folder);
  }

  private pathOf(tournamentId: string): string {
    return path.join(this.folder, `${encodeURIComponent(tournamentId)}.${VERSION}.snapshot`);
  }
}
