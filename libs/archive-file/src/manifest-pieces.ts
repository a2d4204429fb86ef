/**
 * A manifest as it comes, piece by piece: its fields before the entries, then each entry, so that a long one is neither held as a
 * whole nor parsed at once. Its entries come last in it.
 */
import { BadArchiveError } from './bad-archive-error';
import { structureFault } from './check-structure';
import { MANIFEST } from './manifest';

export type ManifestPiece = { readonly head: unknown } | { readonly entry: unknown };

/** The config of an experiment, and a thousand tournaments. */
const LONGEST_HEAD = 2 ** 20;
const LONGEST_ENTRY = 4 * 1024;
/** More than that of any field. */
const LONGEST_NAME = 20;
const [QUOTE, BACKSLASH, COMMA] = Buffer.from('"\\,');
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('[]{}');
const BLANKS = new Set(Buffer.from(' \t\r\n'));

/** Throws a BadArchiveError. */
export async function* manifestPieces(content: AsyncIterable<Uint8Array>): AsyncGenerator<ManifestPiece> {
  const scanner = new Scanner();
  for await (const chunk of content) yield* scanner.take(chunk);
  yield* scanner.end();
}

class Scanner {
  private state: 'head' | 'before entry' | 'entry' | 'after entry' | 'after entries' | 'end' = 'head';
  /** Of the piece that has begun. */
  private begun: Uint8Array[] = [];
  private bytes = 0;
  private level = 0;
  /** The newest text of the outermost object: before a list, the name of its field. */
  private name = '';
  private quoted = false;
  private escaped = false;
  private entries = 0;

  *take(chunk: Uint8Array): Generator<ManifestPiece> {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (this.state === 'head') {
        this.step(byte);
        if (byte !== OPEN_LIST || this.level !== 2 || this.quoted || this.name !== 'entries') continue;
        this.keep(chunk.subarray(from, at + 1));
        yield { head: this.parse(']}') };
        this.state = 'before entry';
      } else if (this.state === 'entry') {
        this.step(byte);
        if (this.level > 2) continue;
        this.keep(chunk.subarray(from, at + 1));
        yield { entry: this.parse() };
        this.entries += 1;
        this.state = 'after entry';
      } else if (!BLANKS.has(byte)) {
        this.between(byte);
        from = at;
      }
    }
    if (this.state === 'head' || this.state === 'entry') this.keep(chunk.subarray(from));
  }

  /** A manifest that ends before its entries is parsed as it is: a schema reports what it lacks. */
  *end(): Generator<ManifestPiece> {
    if (this.state === 'head') yield { head: this.parse() };
    else if (this.state !== 'end') throw bad('is no JSON: it ends in the middle');
  }

  private step(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (this.quoted && byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) {
      this.quoted = !this.quoted;
      if (this.quoted && this.level === 1) this.name = '';
    } else if (this.quoted) {
      if (this.level === 1 && this.name.length < LONGEST_NAME) this.name += String.fromCharCode(byte);
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.level += 1;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) this.level -= 1;
  }

  private between(byte: number): void {
    const { state } = this;
    const isFirst = this.entries === 0;
    if (byte === OPEN_OBJECT && state === 'before entry') {
      this.level = 3;
      this.state = 'entry';
    } else if (byte === COMMA && state === 'after entry') this.state = 'before entry';
    else if (byte === CLOSE_LIST && (state === 'after entry' || (state === 'before entry' && isFirst)))
      this.state = 'after entries';
    else if (byte === CLOSE_OBJECT && state === 'after entries') this.state = 'end';
    else
      throw bad(
        `has a ${JSON.stringify(String.fromCharCode(byte))} after ${this.entries} entries; must have a list of entries at its end`,
      );
  }

  private keep(piece: Uint8Array): void {
    this.bytes += piece.length;
    const [what, most] =
      this.state === 'head' ? ['what it says before its entries', LONGEST_HEAD] : ['an entry', LONGEST_ENTRY];
    if (this.bytes > most) throw bad(`is too long in ${what}; must have at most ${most} bytes`);
    this.begun.push(piece);
  }

  private parse(rest = ''): unknown {
    const text = Buffer.concat(this.begun).toString() + rest;
    this.begun = [];
    this.bytes = 0;
    const fault = structureFault(text);
    if (fault) throw bad(fault);
    try {
      return JSON.parse(text);
    } catch (error) {
      throw bad(`is no JSON: ${(error as Error).message}`);
    }
  }
}

function bad(problem: string): BadArchiveError {
  return new BadArchiveError({ entry: MANIFEST }, problem);
}
