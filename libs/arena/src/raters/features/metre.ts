/**
 * How well a text keeps to two-syllable feet, iambs or trochees: over all pairs of its longer words, the share whose main stresses
 * fall on beats of one parity less the share that do not: 1 in perfect verse, 0 by chance, however few the words.
 *   ((odd - even)^2 - (odd + even)) / (n (n - 1)), n with words of unknown sound, which fit nowhere
 * Words of one syllable fit anywhere, as in English verse (Kiparsky 1977), and only count the beat, which begins
 * anew with each phrase and after a word of unknown sound.
 */
import type { Lexicons } from '../lexicons';

export function metre(phrases: readonly (readonly string[])[], { phones }: Pick<Lexicons, 'phones'>): number {
  const stressed = [0, 0]; // longer words whose main stress falls on an even and on an odd beat
  let unknown = 0;
  for (const words of phrases) {
    let beat = 0;
    for (const word of words) {
      const stresses: readonly string[] = phones.get(word)?.match(/\d/g) ?? []; // one a syllable
      if (stresses.length === 0) {
        unknown++;
        beat = 0;
      }
      if (stresses.length > 1) stressed[(beat + Math.max(0, stresses.indexOf('1'))) % 2]++;
      beat += stresses.length;
    }
  }
  const [even, odd] = stressed;
  const words = even + odd + unknown;
  return words < 2 ? 0 : ((odd - even) ** 2 - (odd + even)) / (words * (words - 1));
}
