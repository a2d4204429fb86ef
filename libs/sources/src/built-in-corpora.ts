/** The corpora that come with the program, from npm packages of data; the files are read directly. */
import { sha256 as sha256Of } from '#base';
import { readMobyDick } from './moby-dick';
import { readPhonetic } from './phonetic';
import { readStateOfTheUnion } from './state-of-the-union';

export interface BuiltInCorpus {
  readonly name: string;
  readonly description: string;
  /** Of the text. */
  readonly licence: string;
  read(): Promise<string>;
}

export const BUILT_IN_CORPORA: readonly BuiltInCorpus[] = [
  {
    name: 'moby',
    description: 'Moby-Dick by Herman Melville (1851): the novel from chapter 1 to the epilogue',
    licence: 'PDDL-1.0',
    read: readMobyDick,
  },
  {
    name: 'sotu-new',
    description: 'State of the Union addresses of the United States, 1961 to 2021',
    licence: 'PDDL-1.0',
    read: () => readStateOfTheUnion(1961, 2021),
  },
  {
    name: 'phonetic',
    description: 'The CMU pronouncing dictionary: 60,000 English words and their sounds, shuffled',
    licence: 'BSD-2-Clause',
    read: readPhonetic,
  },
];

/** The text of the built-in corpus with that SHA-256; undefined if there is none. */
export async function readBuiltInBySha(sha256: string): Promise<string | undefined> {
  for (const corpus of BUILT_IN_CORPORA) {
    const text = await corpus.read();
    if (sha256Of(text) === sha256) return text;
  }
  return undefined;
}
