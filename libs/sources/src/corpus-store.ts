/**
 * The user's corpora beside the built-in ones. Texts are `<sha256>.txt`, named after their content and checked whenever they are read; an index
 * maps names to them. One process adds to a store; any number may read.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 as sha256Of } from '#base';
import { type Draft, writeDraft } from '#files';
import { createContentStore, type Place } from '#object-store';
import { CorruptTextError, type TextStore } from '#tournament';
import { BUILT_IN_CORPORA, readBuiltInBySha } from './built-in-corpora';
import { CorpusError } from './corpus-error';
import { readCorpusIndex, writeCorpusIndex, type CorpusEntry, type CorpusIndex } from './corpus-index';
import { CorpusReader } from './corpus-text';
import { storageFault } from './storage-fault';

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

export interface StoredCorpus extends Omit<CorpusEntry, 'archived'> {
  readonly name: string;
}

export interface Corpus {
  readonly name: string;
  readonly text: string;
  /** Of the text as UTF-8. */
  readonly sha256: string;
}

/**
 * What the user can mend is rejected as a CorpusError, whose message is one sentence; a text that is missing or damaged, the machine's
 * fault, as a CorruptTextError.
 */
export interface CorpusStore extends TextStore {
  /** Takes a text in UTF-8 under a name; the same text again is the same corpus, another text under that name is refused. */
  add(name: string, content: AsyncIterable<Uint8Array>): Promise<StoredCorpus>;
  /** Rejects a name that no new corpus can have, before its text is made. */
  checkName(name: string): Promise<void>;
  /** Takes the text of that SHA-256, which came with an archive, unless it is there by whatever name; `name` is what it had there. */
  adopt(name: string, sha256: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** Removes a text that came with an archive; one that a person added stays. */
  release(sha256: string): Promise<void>;
  /** The user's corpora by name; built-in ones are `BUILT_IN_CORPORA`. */
  list(): Promise<readonly StoredCorpus[]>;
  /** A built-in corpus or one of the user's. */
  read(name: string): Promise<Corpus>;
  /** Whether the text of that SHA-256 can be read, once a damaged copy of a built-in one is gone. */
  mend(sha256: string): Promise<boolean>;
  /** Removes what a process that was killed left half-written. */
  removeDrafts(): Promise<void>;
}

export function createCorpusStore(place: Place, now: () => Date = () => new Date()): CorpusStore {
  const texts = createContentStore(place, '.txt', CorruptTextError);
  const { objects } = texts;

  /** Others may add meanwhile, since a text may take long to come. */
  const draftOf = async (content: AsyncIterable<Uint8Array>, reader: CorpusReader): Promise<Draft> => {
    try {
      return await writeDraft(join(objects.drafts, 'text'), textIn(content, reader));
    } catch (error) {
      throw storageFault(error, objects.drafts);
    }
  };

  const addInTurn = async (name: string, draft: Draft, characters: number): Promise<StoredCorpus> => {
    const { sha256 } = draft;
    const index = await readCorpusIndex(objects);
    const known = index.get(name);
    if (known && known.sha256 !== sha256) {
      throw nameTaken(name);
    }
    const { archived, ...entry } = known ?? { sha256, characters, addedAt: now().toISOString() };
    await keep(draft, !known || archived ? new Map([...index, [name, entry]]) : undefined);
    return { name, ...entry };
  };

  /** Also mends a damaged file. */
  const keep = async (draft: Draft, index: CorpusIndex | undefined): Promise<void> => {
    try {
      await texts.adopt(draft.path, draft.sha256); // before its name in the index
      await texts.sync();
      if (index) await writeCorpusIndex(objects, index);
    } catch (error) {
      throw storageFault(error, objects.drafts);
    }
  };

  const adoptInTurn = async (wanted: string, draft: Draft, characters: number): Promise<void> => {
    const { sha256 } = draft;
    if ((await readBuiltInBySha(sha256)) !== undefined) return;
    const index = await readCorpusIndex(objects);
    if ([...index.values()].some((entry) => entry.sha256 === sha256)) return keep(draft, undefined);
    const isTaken = index.has(wanted) || BUILT_IN_CORPORA.some((corpus) => corpus.name === wanted);
    const name = isTaken ? `${wanted.slice(0, 54)}-${sha256.slice(0, 8)}` : wanted;
    checkName(name);
    const entry = { sha256, characters, addedAt: now().toISOString(), archived: true } as const;
    await keep(draft, new Map([...index, [name, entry]]));
  };

  const releaseInTurn = async (sha256: string): Promise<void> => {
    const index = await readCorpusIndex(objects);
    const entries = [...index].filter(([, entry]) => entry.sha256 === sha256);
    if (entries.length === 0 || entries.some(([, { archived }]) => !archived)) return;
    await writeCorpusIndex(objects, new Map([...index].filter(([, entry]) => entry.sha256 !== sha256)));
    await texts.remove(sha256);
  };

  const list = async (): Promise<readonly StoredCorpus[]> => {
    const index = await readCorpusIndex(objects);
    return [...index]
      .map(([name, { archived: _, ...entry }]) => ({ name, ...entry }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  };

  /** Without a look at the index, which may be damaged itself. */
  const readBySha = async (sha256: string): Promise<string> => {
    try {
      return (await texts.read(sha256)).toString('utf8');
    } catch (error) {
      const isMissing = error instanceof CorruptTextError && (await texts.sizeOf(sha256)) === undefined;
      const builtIn = isMissing ? await readBuiltInBySha(sha256) : undefined;
      if (builtIn !== undefined) return builtIn;
      throw error;
    }
  };

  let last: Promise<unknown> = Promise.resolve();
  /** The index is read and replaced by one at a time. */
  const inTurn = <Result>(change: () => Promise<Result>): Promise<Result> => {
    const changed = last.then(change);
    last = changed.catch(() => undefined);
    return changed;
  };
  return {
    checkName: async (name) => {
      checkName(name);
      if ((await readCorpusIndex(objects)).has(name)) throw nameTaken(name);
    },
    add: async (name, content) => {
      checkName(name);
      const reader = new CorpusReader();
      const draft = await draftOf(content, reader);
      return discarding(draft, () => inTurn(() => addInTurn(name, draft, reader.characters)));
    },
    adopt: async (name, sha256, content) => {
      const reader = new CorpusReader(true);
      const draft = await draftOf(content, reader);
      return discarding(draft, async () => {
        if (draft.sha256 !== sha256) throw new CorpusError('not-text', `The text is not the one named ${sha256}.`);
        await inTurn(() => adoptInTurn(name, draft, reader.characters));
      });
    },
    release: (sha256) => inTurn(() => releaseInTurn(sha256)),
    list,
    read: async (name) => {
      const builtIn = BUILT_IN_CORPORA.find((corpus) => corpus.name === name);
      if (builtIn) {
        const text = await builtIn.read();
        return { name, text, sha256: sha256Of(text) };
      }
      const stored = await list();
      const entry = stored.find((corpus) => corpus.name === name);
      if (!entry) throw unknownCorpus(name, stored);
      return { name, text: await readBySha(entry.sha256), sha256: entry.sha256 };
    },
    readBySha,
    mend: (sha256) =>
      inTurn(async () => {
        if ((await readBuiltInBySha(sha256)) !== undefined) await texts.remove(sha256);
        return readBySha(sha256).then(
          () => true,
          (error: unknown) => {
            if (error instanceof CorruptTextError) return false;
            throw error;
          },
        );
      }),
    removeDrafts: () => inTurn(() => texts.removeDrafts()),
  };
}

async function* textIn(content: AsyncIterable<Uint8Array>, reader: CorpusReader): AsyncGenerator<string> {
  for await (const bytes of content) yield reader.take(bytes);
  yield reader.end();
}

/** Leaves no draft that was given no name. */
async function discarding<Result>({ path }: Draft, use: () => Promise<Result>): Promise<Result> {
  try {
    return await use();
  } finally {
    await rm(path, { force: true });
  }
}

function checkName(name: string): void {
  if (!NAME.test(name)) {
    throw new CorpusError(
      'bad-name',
      `A corpus is named with 1 to 63 lower-case letters, digits and hyphens, not with a hyphen first: ${JSON.stringify(name)} is not.`,
    );
  }
  if (BUILT_IN_CORPORA.some((corpus) => corpus.name === name)) {
    throw new CorpusError('name-taken', `${name} is a built-in corpus: choose another name.`);
  }
}

function nameTaken(name: string): CorpusError {
  return new CorpusError('name-taken', `There is another corpus named ${name}: choose another name.`);
}

function unknownCorpus(name: string, stored: readonly StoredCorpus[]): CorpusError {
  const names = [...BUILT_IN_CORPORA, ...stored].map((corpus) => corpus.name);
  return new CorpusError('unknown', `There is no corpus ${JSON.stringify(name)}; there are ${names.join(', ')}.`);
}
