/** Reads a config file. */
import { readFileSync } from 'node:fs';
import { type ConfigText, ConfigTextError, parseConfig } from '#config-text';
import { WrongUsage } from './command-failure';

export interface ConfigFile extends ConfigText {
  readonly file: string;
}

/** YAML, of which JSON is a part. Throws a WrongUsage that names the file, the line and the problem. */
export function readConfigFile(file: string): ConfigFile {
  return configIn(file, readText(file));
}

/** The text of a file in UTF-8, without a byte order mark. Throws a WrongUsage that names the file. */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new WrongUsage(`${file}: there is no such file`);
    if (code === 'EISDIR') throw new WrongUsage(`${file}: is a folder; must be a file`);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new WrongUsage(`${file}: the text is not UTF-8`);
    throw new WrongUsage(`${file}: ${message}`);
  }
}

export function configIn(file: string, text: string): ConfigFile {
  try {
    return { file, ...parseConfig(text) };
  } catch (error) {
    if (!(error instanceof ConfigTextError)) throw error;
    const where = (line?: number) => (line === undefined ? file : `${file}, line ${line}`);
    throw new WrongUsage(error.problems.map(({ line, problem }) => `${where(line)}: ${problem}`).join('\n'));
  }
}
