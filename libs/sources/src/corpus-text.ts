/** What a user's text must be to serve as a corpus. */
import { countCodePoints } from '#corpus';
import { CorpusError } from './corpus-error';

const MINIMUM_CHARACTERS = 1_000;
const MAXIMUM_CHARACTERS = 50_000_000;

export interface CorpusText {
  readonly text: string;
  /** Unicode code points. */
  readonly characters: number;
}

/**
 * The text of a file, without byte-order mark, its lines ended by LF alone. Throws a CorpusError if it is empty, not
 * UTF-8 text, or too short or long.
 */
export function corpusTextOf(content: string | Uint8Array): CorpusText {
  const text = decode(content)
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n');
  if (text.trim() === '') throw new CorpusError('empty', 'The text is empty.');
  if (text.includes('\0')) throw new CorpusError('not-text', 'The file is not text: it holds NUL bytes.');
  const characters = countCodePoints(text);
  if (characters < MINIMUM_CHARACTERS) {
    throw new CorpusError(
      'too-short',
      `The text has ${characters} characters; a corpus has at least ${MINIMUM_CHARACTERS}.`,
    );
  }
  if (characters > MAXIMUM_CHARACTERS) {
    throw new CorpusError(
      'too-long',
      `The text has ${characters} characters; a corpus has at most ${MAXIMUM_CHARACTERS}.`,
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
