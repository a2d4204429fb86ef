import { resolve } from 'node:path';
import type { Command } from 'commander';
import { variable } from '#settings';
import { WrongUsage } from './command-failure';
import { folder, httpAddress, isHttpAddress, SAMPLE_ADDRESS } from './option-values';

export interface GlobalOptions {
  readonly data: string;
  readonly server?: string;
  readonly json?: boolean;
}

/** Options of every command; they may stand before or after its name. */
export function addGlobalOptions(program: Command): Command {
  return program
    .option('--data <folder>', 'data folder (default: CLADE_DATA or data)', folder)
    .option(
      '--server <url>',
      'server to talk to, rather than that of the data folder (default: CLADE_SERVER)',
      httpAddress,
    )
    .option('--json', 'print the answer as JSON, and nothing else on stdout');
}

/** The data folder as an absolute path. Throws a WrongUsage where the environment names no server that can be. */
export function globalOptionsOf(command: Command): GlobalOptions {
  const options = command.optsWithGlobals<Partial<GlobalOptions>>();
  const data = options.data ?? variable('CLADE_DATA') ?? 'data';
  return { ...options, data: resolve(data), server: options.server ?? serverOfEnvironment() };
}

function serverOfEnvironment(): string | undefined {
  const given = variable('CLADE_SERVER');
  if (given === undefined || isHttpAddress(given)) return given;
  const problem = `CLADE_SERVER is ${JSON.stringify(given)}; must be an address such as ${SAMPLE_ADDRESS}`;
  throw new WrongUsage(problem);
}

/** A command to type next: with the data folder or the server that this one was told. */
export function nextCommand(command: Command, ...words: string[]): string {
  const options = command.optsWithGlobals<Partial<GlobalOptions>>();
  const repeated = (['data', 'server'] as const)
    .filter((name) => command.getOptionValueSourceWithGlobals(name) === 'cli')
    .flatMap((name) => [`--${name}`, quoted(String(options[name]))]);
  return ['clade', ...words, ...repeated].join(' ');
}

function quoted(word: string): string {
  return /^[\w./:@%+~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
