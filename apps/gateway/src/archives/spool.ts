/** Folders for files on their way in and out, beside those that they end in: a file is moved there by a new name. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Settings } from '../settings';
import { SETTINGS } from '../shared/tokens';

@Injectable()
export class Spool implements OnApplicationBootstrap {
  private readonly folder: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.folder = path.join(settings.dataFolder, 'spool');
  }

  /** What a killed server left. */
  onApplicationBootstrap(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  /** A new folder; whoever asked for it discards it. */
  async open(): Promise<string> {
    const folder = path.join(this.folder, randomUUID());
    await mkdir(folder, { recursive: true });
    return folder;
  }

  discard(folder: string): Promise<void> {
    return rm(folder, { recursive: true, force: true });
  }

  async freeBytes(): Promise<number> {
    await mkdir(this.folder, { recursive: true });
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }
}
