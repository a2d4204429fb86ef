/**
 * The user's corpora beside the built-in ones. Texts lie in `<folder>/<sha256>.txt`, named after their content and
 * checked whenever they are read; an index maps names to them. One process adds to a folder; any number may read.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 as sha256Of } from '#base';
import { BUILT_IN_CORPORA, readBuiltInBySha } from './built-in-corpora';
import { CorpusError } from './corpus-error';
import { readCorpusIndex, writeCorpusIndex, type CorpusEntry } from './corpus-index';
import { corpusTextOf } from './corpus-text';
import { storageFault } from './storage-fault';
import { writeDurably } from './write-durably';

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

export interface StoredCorpus extends CorpusEntry {
  readonly name: string;
}

export interface Corpus {
  readonly name: string;
  readonly text: string;
  /** Of the text as UTF-8. */
  readonly sha256: string;
}

/** What the user can mend is rejected as a CorpusError, whose message is one sentence. */
export interface CorpusStore {
  /** Takes a text under a name; the same text again is the same corpus, another text under that name is refused. */
  add(name: string, content: string | Uint8Array): Promise<StoredCorpus>;
  /** The user's corpora by name; built-in ones are `BUILT_IN_CORPORA`. */
  list(): Promise<readonly StoredCorpus[]>;
  /** A built-in corpus or one of the user's. */
  read(name: string): Promise<Corpus>;
  /** The text, built-in or the user's, of that SHA-256. */
  readBySha(sha256: string): Promise<string>;
}

/** The corpora in a folder, which is made when the first is added. */
export function createCorpusStore(folder: string, now: () => Date = () => new Date()): CorpusStore {
  const pathOf = (sha256: string) => join(folder, `${sha256}.txt`);

  const addInTurn = async (name: string, content: string | Uint8Array): Promise<StoredCorpus> => {
    checkName(name);
    const { text, characters } = corpusTextOf(content);
    const sha256 = sha256Of(text);
    const index = await readCorpusIndex(folder);
    const known = index.get(name);
    if (known && known.sha256 !== sha256) {
      throw new CorpusError('name-taken', `There is another corpus named ${name}: choose another name.`);
    }
    const entry = known ?? { sha256, characters, addedAt: now().toISOString() };
    try {
      await writeDurably(pathOf(sha256), text); // before its name; also mends a damaged file
      if (!known) await writeCorpusIndex(folder, new Map([...index, [name, entry]]));
    } catch (error) {
      throw storageFault(error, folder);
    }
    return { name, ...entry };
  };

  const list = async (): Promise<readonly StoredCorpus[]> => {
    const index = await readCorpusIndex(folder);
    return [...index].map(([name, entry]) => ({ name, ...entry })).sort((a, b) => (a.name < b.name ? -1 : 1));
  };

  const readStored = async (sha256: string): Promise<string> => {
    const bytes = await readFile(pathOf(sha256)).catch(() => {
      throw new CorpusError('damaged', `The corpus with SHA-256 ${sha256} cannot be read from ${folder}.`);
    });
    if (sha256Of(bytes) !== sha256) {
      throw new CorpusError('damaged', `The corpus file ${pathOf(sha256)} is not what was stored.`);
    }
    return bytes.toString('utf8');
  };

  let lastAdd: Promise<unknown> = Promise.resolve();
  return {
    add: (name, content) => {
      const added = lastAdd.then(() => addInTurn(name, content)); // the index is read and replaced by one at a time
      lastAdd = added.catch(() => undefined);
      return added;
    },
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
      return { name, text: await readStored(entry.sha256), sha256: entry.sha256 };
    },
    readBySha: async (sha256) => {
      const stored = await list();
      if (stored.some((corpus) => corpus.sha256 === sha256)) return readStored(sha256);
      const builtIn = await readBuiltInBySha(sha256);
      if (builtIn === undefined) throw new CorpusError('unknown', `There is no corpus with SHA-256 ${sha256}.`);
      return builtIn;
    },
  };
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

function unknownCorpus(name: string, stored: readonly StoredCorpus[]): CorpusError {
  const names = [...BUILT_IN_CORPORA, ...stored].map((corpus) => corpus.name);
  return new CorpusError('unknown', `There is no corpus ${JSON.stringify(name)}; there are ${names.join(', ')}.`);
}
