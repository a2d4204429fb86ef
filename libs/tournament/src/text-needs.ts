/**
 * What a run asks of each niche's text. It is checked at launch against the lengths of its parts, so that no job meets a text that is
 * too short for it.
 */
import { partLengths, type PartLengths, shortestText } from '#corpus';
import { searchSpaceOf } from '#evolution';
import { DEFAULT_SEARCH_SPACE, longestContext } from '#genome';
import type { TournamentConfig } from './config';
import { appraisalCharacters } from './regulation/appraisal-text';
import { PROMPT } from '#preference';

/** What asks for the characters, in words that follow "for". */
export interface TextNeed {
  readonly part: keyof PartLengths;
  readonly characters: number;
  readonly what: string;
}

const IN_WORDS: Readonly<Record<keyof PartLengths, string>> = {
  train: 'for training',
  validation: 'for validation',
  test: 'for test',
};

/** All that a tournament of that config will ask for. Batches, and prompts of a generation, may overlap, so their number does not count. */
export function textNeeds({
  searchSpace,
  arena,
  learning,
  regulation,
  evaluation,
}: Pick<TournamentConfig, 'searchSpace' | 'arena' | 'learning' | 'regulation'> & {
  readonly evaluation?: Pick<TournamentConfig['evaluation'], 'validationSymbols'>;
}): readonly TextNeed[] {
  const needs = [...needsOfAll(longestContext(searchSpaceOf({ searchSpace })))];
  if (regulation && regulation.appraisal !== 'off' && evaluation) {
    const { rounds, symbols } = regulation.appraisal;
    const characters = appraisalCharacters({ rounds, symbols }, evaluation.validationSymbols);
    const what = `an evaluation of ${evaluation.validationSymbols} symbols and, between its blocks, ${rounds + 1} times ${symbols} symbols of an appraisal`;
    needs.push({ part: 'validation', characters, what });
  }
  if (arena) {
    const { promptCharacters, sampleCharacters } = arena;
    const continued = `prompts of ${promptCharacters} characters and what follows them in ${sampleCharacters}`;
    needs.push({ part: 'validation', characters: promptCharacters + sampleCharacters, what: continued });
    needs.push(ofScale(sampleCharacters));
  }
  if (learning) {
    needs.push({ part: 'train', characters: PROMPT, what: 'prompts to learn from preference' });
    needs.push(ofScale(learning.length));
  }
  return needs;
}

/** Characters that a text has at least, to serve in any tournament without an arena: what `corpus add` asks for. */
export function leastCharacters(): number {
  return shortestText(partsFor(needsOfAll(longestContext(DEFAULT_SEARCH_SPACE))));
}

/** One sentence that says of which part a text, `whose` as in "niche prose", has too little, and how long it would have to be; undefined where it is long enough. */
export function tooShort(whose: string, characters: number, needs: readonly TextNeed[]): string | undefined {
  const has = partLengths(characters);
  const [worst] = needs
    .filter((need) => has[need.part] < need.characters)
    .sort((a, b) => b.characters / shareOf(b) - a.characters / shareOf(a));
  if (!worst) return undefined;
  const { part, what } = worst;
  return (
    `${whose} has ${characters} characters, of which ${has[part]} are ${IN_WORDS[part]}, and needs ` +
    `${worst.characters} there for ${what}: its text must have at least ${shortestText(partsFor(needs))} characters`
  );
}

/** A held-out part has room for a window of the longest context and as much again that is scored; each probe asks for less. */
function needsOfAll(context: number): readonly TextNeed[] {
  const window = `a window of context ${context}`;
  const evaluation = `an evaluation at context ${context}`;
  return [
    { part: 'train', characters: context + 1, what: window },
    { part: 'validation', characters: 2 * context, what: evaluation },
    { part: 'test', characters: 2 * context, what: evaluation },
  ];
}

/** Texts that features are scaled by: held-out prompts of the length, each followed by as much. */
function ofScale(length: number): TextNeed {
  return { part: 'validation', characters: 2 * length, what: `raters, who compare texts of ${length} characters` };
}

const shareOf = ({ part }: TextNeed): number => (part === 'train' ? 8 : 1);

function partsFor(needs: readonly TextNeed[]): PartLengths {
  const most = (part: keyof PartLengths): number =>
    Math.max(0, ...needs.map((need) => (need.part === part ? need.characters : 0)));
  return { train: most('train'), validation: most('validation'), test: most('test') };
}
