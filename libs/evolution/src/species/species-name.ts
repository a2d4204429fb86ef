/** Names of species: of the founder's family, then one that can be spoken, which is another for each number. */
const CONSONANTS = [...'bdfgklmnprstvz'];
const VOWELS = [...'aeiou'];
const SYLLABLES = CONSONANTS.flatMap((consonant) => VOWELS.map((vowel) => consonant + vowel));

/** Names of two syllables. */
const SHORT = SYLLABLES.length ** 2;

/** Has no factor in common with `SHORT`, and is near its golden section: numbers that follow each other sound different. */
const STEP = 3029;

export function speciesName(family: string, number: number): string {
  const at = ((number % SHORT) * STEP) % SHORT;
  const [first, second] = [Math.floor(at / SYLLABLES.length), at % SYLLABLES.length];
  const round = Math.floor(number / SHORT);
  return `${family}-${SYLLABLES[first]}${SYLLABLES[second]}${round === 0 ? '' : syllablesOf(round - 1)}`;
}

/** Another text for each number. */
function syllablesOf(number: number): string {
  const last = SYLLABLES[number % SYLLABLES.length];
  const rest = Math.floor(number / SYLLABLES.length);
  return rest === 0 ? last : syllablesOf(rest - 1) + last;
}
