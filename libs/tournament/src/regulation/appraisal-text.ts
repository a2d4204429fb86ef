/** The text of an appraisal: of the validation part what no score is of. */
import type { Prng } from '#base';
import { betweenBlocks, type Range } from '#corpus';
import type { AppraisalSettings } from '#regulation';

/** Symbols of a stretch. */
export const STRETCH = 64;

type Size = Pick<AppraisalSettings, 'rounds' | 'symbols'>;

/** Of a round, and of the comparison at the end. */
export function stretchesOf({ symbols }: Pick<Size, 'symbols'>): number {
  return Math.floor(symbols / STRETCH);
}

/**
 * Stretches of a round, in the order of the text: each of one round alone, by chance. Throws an error where there are too few between blocks that are
 * scored.
 */
export function textOfRounds(
  scored: readonly Range[],
  settings: Size,
  prng: Prng,
): (round: number) => readonly Range[] {
  const each = stretchesOf(settings);
  const free = betweenBlocks(scored, STRETCH);
  const needed = (settings.rounds + 1) * each;
  if (free.length < needed) {
    throw new Error(`an appraisal takes ${needed} stretches of ${STRETCH} symbols between blocks of validation; there are ${free.length}`); // prettier-ignore
  }
  const drawn = prng.shuffle(free);
  return (round) => drawn.slice(round * each, (round + 1) * each).sort((a, b) => a.start - b.start);
}

/** Characters of a validation part that has enough text between the blocks of an evaluation of so many symbols: blocks of 256, and as many stretches in each gap. */
export function appraisalCharacters(size: Pick<Size, 'rounds' | 'symbols'>, validationSymbols: number): number {
  const gaps = Math.max(7, Math.floor(validationSymbols / 256) - 1);
  const inGap = Math.ceil(((size.rounds + 1) * stretchesOf(size)) / gaps);
  return validationSymbols + gaps * (inGap * STRETCH + 1);
}
