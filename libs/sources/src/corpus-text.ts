/** What a text must be to serve as a corpus. It is read piece by piece, as it comes: a long one is never held as a whole. */
import { countCodePoints } from '#corpus';
import { leastCharacters } from '#tournament';
import { CorpusError } from './corpus-error';

/** That a corpus can have. */
export const MOST_CHARACTERS = 50_000_000;
/** Carriage returns in a row, which wait for the end of their line. */
const MOST_RETURNS = 1_000_000;

/**
 * A text without byte order marks at its start, each of its lines ended by LF alone: as CR LF, CR, or CR CR LF, which conversions leave
 * behind, ended it. What is normalised stays as it is. Letters are not touched: a composed and a decomposed é remain different symbols.
 */
export class Normaliser {
  private begun = false;
  private returns = 0;

  take(piece: string): string {
    const text = this.begun ? piece : piece.replace(/^\ufeff+/, '');
    this.begun ||= text !== '';
    const line = text.replace(/^\r+/, '');
    this.returns += text.length - line.length;
    if (line === '') return '';
    const kept = line.slice(0, lengthBeforeReturns(line));
    const before = line[0] === '\n' ? '' : '\n'.repeat(this.returns); // a line feed ends the line by itself
    this.returns = line.length - kept.length;
    return before + kept.replace(/\r+\n?/g, (end) => (end.endsWith('\n') ? '\n' : '\n'.repeat(end.length)));
  }

  /** Throws a CorpusError where more wait than a text has. */
  check(): void {
    if (this.returns > MOST_RETURNS) throw notText('it holds nothing but carriage returns for long');
  }

  end(): string {
    return '\n'.repeat(this.returns);
  }
}

function lengthBeforeReturns(text: string): number {
  let length = text.length;
  while (text[length - 1] === '\r') length -= 1;
  return length;
}

/** Of a person's text, normalised; of one that Clade kept, which its hash names, as it is: it served already. */
export class CorpusReader {
  /** Unicode code points so far. */
  characters = 0;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private readonly normaliser = new Normaliser();
  private isBlank = true;

  constructor(private readonly isKept = false) {}

  /** The text of some bytes. Throws a CorpusError as soon as they cannot be a corpus. */
  take(bytes: Uint8Array): string {
    const text = this.decode(bytes);
    if (this.isKept) return this.checked(text);
    const normalised = this.normaliser.take(text);
    this.normaliser.check();
    return this.checked(normalised);
  }

  /** What remains. Throws a CorpusError if the text as a whole is empty or shorter than a corpus can be. */
  end(): string {
    const text = this.checked(this.decode(undefined) + (this.isKept ? '' : this.normaliser.end()));
    if (this.isBlank) throw new CorpusError('empty', 'The text is empty.');
    const least = this.isKept ? 0 : leastCharacters();
    if (this.characters >= least) return text;
    const has = `The text has ${this.characters} characters`;
    throw new CorpusError('too-short', `${has}; a corpus has at least ${least}, so that its held-out tenths suffice.`);
  }

  private decode(bytes: Uint8Array | undefined): string {
    try {
      return this.decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new CorpusError('not-text', 'The file is not UTF-8 text.');
    }
  }

  private checked(text: string): string {
    if (text.includes('\0')) throw notText('it holds NUL bytes');
    this.isBlank &&= !/\S/.test(text);
    this.characters += countCodePoints(text);
    if (this.characters <= MOST_CHARACTERS) return text;
    throw new CorpusError('too-long', `The text has more characters than a corpus can have: ${MOST_CHARACTERS}.`);
  }
}

function notText(why: string): CorpusError {
  return new CorpusError('not-text', `The file is not text: ${why}.`);
}
