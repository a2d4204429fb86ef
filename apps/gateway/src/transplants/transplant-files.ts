/** What transplants came to, a file each, in a folder for each tournament: asked for beside it, and no part of it. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type TransplantView, transplantView } from '#contracts';

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
    const folder = this.folderOf(view.tournamentId);
    await mkdir(folder, { recursive: true });
    const draft = path.join(folder, `.${randomUUID()}`);
    await writeFile(draft, JSON.stringify(view), { flush: true });
    await rename(draft, path.join(folder, `${encodeURIComponent(view.id)}${ENDING}`));
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
