/**
 * How well a text keeps to two-syllable feet: the share of syllables of longer words whose stress falls as iambs (every second
 * stressed) or trochees (every first) want it, whichever of the two fits the whole text better. Words of one syllable fit
 * anywhere, as in verse (Jespersen 1933; Halle and Keyser 1971), and only count the beat. Feet begin anew with each phrase
 * and after a word of unknown sound.
 */
import type { Lexicons } from '../lexicons';

/** What chance gives, and what a text without longer words is given. */
const BY_CHANCE = 0.5;

export function metre(phrases: readonly (readonly string[])[], { phones }: Pick<Lexicons, 'phones'>): number {
  let [fixed, trochaic] = [0, 0];
  for (const words of phrases) {
    let beat = 0;
    for (const word of words) {
      const stresses = stressesOf(phones.get(word));
      if (stresses.length === 0) beat = 0;
      if (stresses.length > 1) {
        fixed += stresses.length;
        trochaic += stresses.filter((stressed, at) => stressed === ((beat + at) % 2 === 0)).length;
      }
      beat += stresses.length;
    }
  }
  return fixed === 0 ? BY_CHANCE : Math.max(trochaic, fixed - trochaic) / fixed; // what is no trochee's beat is an iamb's
}

/** Whether each syllable is stressed. */
const stressesOf = (phones: string | undefined): boolean[] =>
  (phones?.match(/\d/g) ?? []).map((stress) => stress !== '0');
