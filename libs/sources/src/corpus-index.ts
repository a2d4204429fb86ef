/** Which names of corpora a store knows: `index.json`, replaced as a whole. */
import type { ObjectStore } from '#object-store';
import { CorpusError } from './corpus-error';

const INDEX = 'index.json';

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

/** The index of a store; empty where there is none. Throws a CorpusError if it is no JSON. */
export async function readCorpusIndex(objects: ObjectStore): Promise<CorpusIndex> {
  const json = (await objects.read(INDEX))?.toString('utf8') ?? '{}';
  try {
    return new Map(Object.entries(JSON.parse(json) as Record<string, CorpusEntry>));
  } catch {
    throw new CorpusError('damaged', `The list of corpora ${objects.placeOf(INDEX)} is damaged.`);
  }
}

export async function writeCorpusIndex(objects: ObjectStore, index: CorpusIndex): Promise<void> {
  await objects.write(INDEX, `${JSON.stringify(Object.fromEntries(index), null, 2)}\n`);
}
