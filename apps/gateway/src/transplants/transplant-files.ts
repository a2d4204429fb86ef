/** What transplants came to, a file each, in a folder for each tournament: asked for beside it, and no part of it. */
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type TransplantView, transplantView } from '#contracts';
import { removeDrafts, writeDurably } from '#files';

const ENDING = '.json';

export class TransplantFiles {
  constructor(private readonly folder: string) {}

  /** Oldest first; what cannot be read as a transplant is left out. */
  async all(tournamentId: string): Promise<readonly TransplantView[]> {
    const folder = this.folderOf(tournamentId);
    const names = await readdir(folder).catch(() => []);
    const read = await Promise.all(
      names.filter((name) => name.endsWith(ENDING)).map((name) => readView(path.join(folder, name))),
    );
    return read.filter((view) => view !== undefined).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  }

  /** That have a folder. */
  async tournaments(): Promise<readonly string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names.filter((name) => encodeURIComponent(decoded(name)) === name).map(decoded);
  }

  async write(view: TransplantView): Promise<void> {
    const file = path.join(this.folderOf(view.tournamentId), `${encodeURIComponent(view.id)}${ENDING}`);
    await writeDurably(file, JSON.stringify(view));
  }

  /** Removes what a server that was killed left half-written. To be called only where no process writes. */
  removeDrafts(tournamentId: string): Promise<void> {
    return removeDrafts(this.folderOf(tournamentId));
  }

  remove(tournamentId: string): Promise<void> {
    return rm(this.folderOf(tournamentId), { recursive: true, force: true });
  }

  private folderOf(tournamentId: string): string {
    return path.join(this.folder, encodeURIComponent(tournamentId));
  }
}

async function readView(file: string): Promise<TransplantView | undefined> {
  try {
    return transplantView.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** As it is where it was never encoded. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
