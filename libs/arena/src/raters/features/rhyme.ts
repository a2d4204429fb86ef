/** The share of phrases whose last word rhymes with the last of one of the four phrases before: the rhyme schemes of quatrains. */
import type { Lexicons } from '../lexicons';

const REACH = 4;
const VOWEL = /\d$/;

export function rhyme(phrases: readonly (readonly string[])[], { phones }: Pick<Lexicons, 'phones'>): number {
  const ends = phrases.map((words) => soundOf(words[words.length - 1], phones));
  const rhyming = ends.filter((end, at) =>
    ends.slice(Math.max(0, at - REACH), at).some((before) => doRhyme(before, end)),
  );
  return phrases.length === 0 ? 0 : rhyming.length / phrases.length;
}

interface Sound {
  /** From the last stressed vowel on, or the last vowel where none is stressed; without stresses. */
  readonly rhyme: string;
  /** The consonant before it. */
  readonly onset: string;
}

/** None of a single letter either: the names of letters rhyme, and noise is full of letters. */
function soundOf(word: string, known: ReadonlyMap<string, string>): Sound | undefined {
  const phones = word.length > 1 ? known.get(word)?.split(' ') : undefined;
  if (!phones) return undefined;
  const stressed = phones.findLastIndex((phone) => /[12]$/.test(phone));
  const start = stressed === -1 ? phones.findLastIndex((phone) => VOWEL.test(phone)) : stressed;
  if (start === -1) return undefined;
  const bare = phones.map((phone) => phone.replace(VOWEL, ''));
  return { rhyme: bare.slice(start).join(' '), onset: bare[start - 1] ?? '' };
}

/** A perfect rhyme: the same from the stressed vowel on, after another consonant. A word does not rhyme with itself. */
const doRhyme = (a: Sound | undefined, b: Sound | undefined): boolean =>
  a !== undefined && b !== undefined && a.rhyme === b.rhyme && a.onset !== b.onset;
