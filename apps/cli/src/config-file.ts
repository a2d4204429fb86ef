/** Reads a config file. What it must hold is the server's to say: here it only has to be an object. */
import { readFileSync } from 'node:fs';
import { isMap, LineCounter, parseDocument } from 'yaml';
import { CommandFailure } from './command-failure';

/** YAML, of which JSON is a part. Throws a CommandFailure that names the file, the line and the problem. */
export function readConfigFile(file: string): Record<string, unknown> {
  return parseConfig(file, readText(file));
}

/** The text of a file in UTF-8, without a byte order mark. Throws a CommandFailure that names the file. */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new CommandFailure(`${file}: there is no such file`);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new CommandFailure(`${file}: the text is not UTF-8`);
    throw new CommandFailure(`${file}: ${message}`);
  }
}

export function parseConfig(file: string, text: string): Record<string, unknown> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const wrongAt = (offset: number, problem: string) =>
    new CommandFailure(`${file}, line ${lineCounter.linePos(offset).line || 1}: ${problem}`);

  const [error] = document.errors;
  // What stands behind a semicolon is advice for callers of the yaml package.
  if (error) throw wrongAt(error.pos[0], error.message.split(';')[0]);
  if (!isMap(document.contents)) {
    throw wrongAt(document.contents?.range?.[0] ?? 0, 'expected settings by name, such as `generations: 8`');
  }
  try {
    return document.toJS() as Record<string, unknown>;
  } catch (unresolved) {
    throw new CommandFailure(`${file}: ${(unresolved as Error).message}`);
  }
}
