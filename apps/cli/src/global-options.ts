import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { httpAddress } from './option-values';

export interface GlobalOptions {
  readonly data: string;
  readonly server?: string;
  readonly json?: boolean;
}

/** Options of every command; they may stand before or after its name. */
export function addGlobalOptions(program: Command): Command {
  return program
    .addOption(new Option('--data <folder>', 'data folder').env('CLADE_DATA').default('data'))
    .addOption(
      new Option('--server <url>', 'server to talk to, rather than that of the data folder')
        .env('CLADE_SERVER')
        .argParser(httpAddress),
    )
    .option('--json', 'print the answer as JSON, and nothing else on stdout');
}

/** The data folder as an absolute path. */
export function globalOptionsOf(command: Command): GlobalOptions {
  const options = command.optsWithGlobals<GlobalOptions>();
  return { ...options, data: resolve(options.data) };
}

/** A command to type next: with the data folder or the server that this one was told. */
export function nextCommand(command: Command, ...words: string[]): string {
  const options = command.optsWithGlobals<GlobalOptions>();
  const told = (['data', 'server'] as const)
    .filter((name) => command.getOptionValueSourceWithGlobals(name) === 'cli')
    .flatMap((name) => [`--${name}`, quoted(String(options[name]))]);
  return ['clade', ...words, ...told].join(' ');
}

function quoted(word: string): string {
  return /^[\w./:@%+~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
