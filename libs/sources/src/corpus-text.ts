/** What a user's text must be to serve as a corpus. */
import { countCodePoints } from '#corpus';
import { leastCharacters } from '#tournament';
import { CorpusError } from './corpus-error';

const MOST_CHARACTERS = 50_000_000;

export interface CorpusText {
  readonly text: string;
  /** Unicode code points. */
  readonly characters: number;
}

/**
 * A text without byte order marks at its start, each of its lines ended by LF alone: as CR LF, CR, or CR CR LF, which conversions leave
 * behind, ended it. What is normalised stays as it is. Letters are not touched: a composed and a decomposed é remain different symbols.
 */
export function normalise(text: string): string {
  return text.replace(/^\ufeff+/, '').replace(/\r+\n|\r/g, '\n');
}

/**
 * The text of a file that a person adds, normalised. Throws a CorpusError if it is empty, not UTF-8 text, or shorter or longer than
 * a corpus can be.
 */
export function corpusTextOf(content: string | Uint8Array): CorpusText {
  const corpus = checked(normalise(decode(content)));
  const least = leastCharacters();
  if (corpus.characters < least) {
    throw new CorpusError(
      'too-short',
      `The text has ${corpus.characters} characters; a corpus has at least ${least}, so that its held-out tenths suffice.`,
    );
  }
  return corpus;
}

/** The text of a file as Clade kept it, which its hash names: not normalised, as it served already. Throws a CorpusError as above. */
export function keptTextOf(content: Uint8Array): CorpusText {
  return checked(decode(content));
}

function checked(text: string): CorpusText {
  if (text.trim() === '') throw new CorpusError('empty', 'The text is empty.');
  if (text.includes('\0')) throw new CorpusError('not-text', 'The file is not text: it holds NUL bytes.');
  const characters = countCodePoints(text);
  if (characters > MOST_CHARACTERS) {
    throw new CorpusError(
      'too-long',
      `The text has ${characters} characters; a corpus has at most ${MOST_CHARACTERS}.`,
    );
  }
  return { text, characters };
}

/** Decodes UTF-8, keeping the byte-order mark; a string is checked for lone surrogates, which UTF-8 cannot carry. */
function decode(content: string | Uint8Array): string {
  const notText = new CorpusError('not-text', 'The file is not UTF-8 text.');
  if (typeof content === 'string') {
    if (/\p{Surrogate}/u.test(content)) throw notText;
    return content;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw notText;
  }
}
