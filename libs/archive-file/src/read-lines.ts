import { createReadStream } from 'node:fs';
import { BadArchiveError } from './bad-archive-error';

/**
 * Of a row: what novelty search remembers of 256 demes takes 17 MB; a tournament's with its config and vocabulary, an evaluation with its blocks
 * and a long loss curve take less.
 */
const LONGEST_LINE = 32 * 2 ** 20;
const LINE_FEED = 0x0a;

/** The lines of a file in UTF-8, each ended by a line feed. `entry` is what errors call it. Throws a BadArchiveError. */
export async function* readLines(path: string, entry: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  const decode = (bytes: Uint8Array): string => {
    try {
      return decoder.decode(bytes);
    } catch {
      throw new BadArchiveError({ entry, line }, 'is no UTF-8 text');
    }
  };
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      yield decode(Buffer.concat([...begun, chunk.subarray(from, end)]));
      line += 1;
      from = end + 1;
      begun = [];
      length = 0;
    }
    begun.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST_LINE) {
      throw new BadArchiveError({ entry, line }, `is longer than ${LONGEST_LINE} bytes; must be a row of a table`);
    }
  }
  if (length > 0) throw new BadArchiveError({ entry, line }, 'does not end; must have a line feed after each row');
}
