/** Values of options, read from the words of the command line. Each throws where commander is to complain. */
import { InvalidArgumentError } from 'commander';

/** As people write it: no spaces, no other base, not `Infinity`. */
const DECIMAL = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** Reads an integer from `least` to `most`. */
export function integer(least: number, most = Number.MAX_SAFE_INTEGER): (word: string) => number {
  return (word) => {
    const value = Number(word);
    if (/^-?\d+$/.test(word) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Must be ${range('an integer', least, most)}.`);
  };
}

/** Reads a number from `least` to `most`. */
export function real(least: number, most: number): (word: string) => number {
  return (word) => {
    const value = Number(word);
    if (DECIMAL.test(word) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Must be ${range('a number', least, most)}.`);
  };
}

/** Reads a number above `least` and up to `most`. */
export function realAbove(least: number, most: number): (word: string) => number {
  return (word) => {
    const value = Number(word);
    if (DECIMAL.test(word) && value > least && value <= most) return value;
    throw new InvalidArgumentError(`Must be a number above ${least} and at most ${most}.`);
  };
}

export const SAMPLE_ADDRESS = 'http://127.0.0.1:3000';

export function isHttpAddress(word: string): boolean {
  return /^https?:\/\/[^/]/.test(word) && URL.canParse(word);
}

export function httpAddress(word: string): string {
  if (isHttpAddress(word)) return word;
  throw new InvalidArgumentError(`Must be an address such as ${SAMPLE_ADDRESS}.`);
}

export function folder(word: string): string {
  if (word.trim() !== '') return word;
  throw new InvalidArgumentError('Must be a folder.');
}

function range(kind: string, least: number, most: number): string {
  if (most < Number.MAX_SAFE_INTEGER) return `${kind} from ${least} to ${most}`;
  return least === 0 ? `${kind} from 0 to 2^53 - 1` : `${kind} of at least ${least}`;
}

/** Takes one more word of an option that may be given several times. */
export function oneMore<Word extends string>(word: string, words: readonly Word[] = []): Word[] {
  return [...words, word as Word];
}
