/** Which names a folder of corpora knows: `index.json`, replaced as a whole. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '#files';
import { CorpusError } from './corpus-error';

export interface CorpusEntry {
  readonly sha256: string;
  /** Unicode code points. */
  readonly characters: number;
  /** ISO 8601. */
  readonly addedAt: string;
  /** Came with an archive, not by a person's hand: it goes with the last tournament on it. */
  readonly archived?: true;
}

/** Entries by name. */
export type CorpusIndex = ReadonlyMap<string, CorpusEntry>;

/** The index of a folder; empty where there is none. Throws a CorpusError if it is no JSON. */
export async function readCorpusIndex(folder: string): Promise<CorpusIndex> {
  const path = join(folder, 'index.json');
  const json = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '{}';
    throw error;
  });
  try {
    return new Map(Object.entries(JSON.parse(json) as Record<string, CorpusEntry>));
  } catch {
    throw new CorpusError('damaged', `The list of corpora ${path} is damaged.`);
  }
}

export async function writeCorpusIndex(folder: string, index: CorpusIndex): Promise<void> {
  await writeDurably(join(folder, 'index.json'), `${JSON.stringify(Object.fromEntries(index), null, 2)}\n`);
}
