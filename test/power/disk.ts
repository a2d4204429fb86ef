/**
 * What may be on a disk whose power is lost after some of the steps. What was synced is there: contents of a file by a sync of the file, names in a
 * folder by a sync of the folder. Of later steps any may be missing: of writes any sectors, of changes of names those after any one in each folder.
 * A rename is one change, from one folder to another too.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Prng } from '#base';
import type { Step } from './log';

/** What of that which was not synced is on the disk all the same. */
export interface Fate {
  readonly keepsName: () => boolean;
  readonly keepsSector: () => boolean;
}

const always = (): boolean => true;
const never = (): boolean => false;

export const FATES = {
  /** As where the process alone is killed. */
  all: { keepsName: always, keepsSector: always },
  nothing: { keepsName: never, keepsSector: never },
  names: { keepsName: always, keepsSector: never },
  contents: { keepsName: never, keepsSector: always },
} as const satisfies Record<string, Fate>;

/** Sectors as they come. */
export function tornBy(random: Prng): Fate {
  return { keepsName: () => random.uniform() < 0.7, keepsSector: () => random.uniform() < 0.5 };
}

const SECTOR_BYTES = 512;
const ROOT = 0;
type Names = Map<string, number>;

export class Disk {
  private readonly contents = new Map<number, Buffer>();
  private readonly folders = new Map<number, Names>([[ROOT, new Map()]]);
  /** With all names, as processes saw them. */
  private readonly seen = new Map<number, Names>([[ROOT, new Map()]]);
  private readonly synced = new Map<number, number>();
  /** Folders in which a change of names is lost, and with it all that came after. */
  private readonly behind = new Set<number>();

  constructor(
    steps: readonly Step[],
    private readonly fate: Fate,
  ) {
    for (const step of steps)
      if (step.kind === 'sync') this.synced.set(step.file, Math.max(step.covers, this.synced.get(step.file) ?? 0));
    steps.forEach((step, at) => this.take(step, at));
  }

  /** Makes `folder` what the disk holds. */
  async writeTo(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true });
    await this.write(ROOT, folder);
  }

  private async write(number: number, folder: string): Promise<void> {
    await mkdir(folder);
    for (const [name, file] of this.folders.get(number)!) {
      const place = path.join(folder, name);
      if (this.folders.has(file)) await this.write(file, place);
      else await writeFile(place, this.contents.get(file) ?? '');
    }
  }

  private take(step: Step, at: number): void {
    if (step.kind === 'mkdir') for (const folders of [this.folders, this.seen]) folders.set(step.file, new Map());
    if (step.kind === 'create' || step.kind === 'mkdir') this.name(step.path, step.file, at);
    if (step.kind === 'link') this.name(step.to, this.fileAt(step.from), at);
    if (step.kind === 'unlink') this.name(step.path, undefined, at);
    if (step.kind === 'rename') this.rename(step.from, step.to, at);
    if (step.kind === 'write') this.put(step.file, step.offset, step.bytes, at);
    if (step.kind !== 'truncate') return;
    if (this.isSynced(step.file, at) || this.fate.keepsSector()) this.resize(step.file, step.size);
  }

  private put(file: number, offset: number, bytes: Buffer, at: number): void {
    if (this.isSynced(file, at)) return this.copy(file, offset, bytes);
    for (let from = 0; from < bytes.length;) {
      const next = Math.min(bytes.length, from + SECTOR_BYTES - ((offset + from) % SECTOR_BYTES));
      if (this.fate.keepsSector()) this.copy(file, offset + from, bytes.subarray(from, next));
      from = next;
    }
  }

  private copy(file: number, offset: number, bytes: Buffer): void {
    const before = this.contents.get(file)?.length ?? 0;
    this.resize(file, Math.max(before, offset + bytes.length));
    this.contents.get(file)!.set(bytes, offset);
  }

  private resize(file: number, size: number): void {
    const old = this.contents.get(file) ?? Buffer.alloc(0);
    if (old.length === size) return void this.contents.set(file, old);
    const now = Buffer.alloc(size);
    old.copy(now);
    this.contents.set(file, now);
  }

  private rename(from: string, to: string, at: number): void {
    const [source, target] = [from, to].map((place) => this.fileAt(path.dirname(place)));
    const arrived = this.name(to, this.fileAt(from), at, this.isSynced(source, at) || undefined);
    this.name(from, undefined, at, source === target || !arrived ? arrived : undefined);
  }

  /** Gives a place a file, or none. Whether that is on the disk is asked of its folder, unless it is known; it is answered. */
  private name(place: string, file: number | undefined, at: number, known?: boolean): boolean {
    const folder = this.fileAt(path.dirname(place));
    const isKept = known ?? (this.isSynced(folder, at) || (!this.behind.has(folder) && this.fate.keepsName()));
    if (!isKept) this.behind.add(folder);
    for (const names of [this.seen.get(folder), isKept ? this.folders.get(folder) : undefined]) {
      if (file === undefined) names?.delete(path.basename(place));
      else names?.set(path.basename(place), file);
    }
    return isKept;
  }

  private isSynced(file: number, at: number): boolean {
    return at < (this.synced.get(file) ?? 0);
  }

  /** By the names that processes saw. */
  private fileAt(place: string): number {
    return place
      .split('/')
      .filter((name) => name !== '.' && name !== '')
      .reduce((folder, name) => {
        const found = this.seen.get(folder)?.get(name);
        if (found === undefined) throw new Error(`${place} was never made`);
        return found;
      }, ROOT);
  }
}
