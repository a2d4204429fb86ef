/** How the pairs of a round can be drawn where the truth is known. */
import { drawRound, type Pair, PAIRING_NAMES, type Preference, standingAfter } from '#arena';
import { InvalidValueError, type Prng } from '#base';
import { lookAhead } from './look-ahead';
import { normalStrengths } from './simulate';

/** Clade's pairings; pairs drawn each by itself, whose loads are as uneven as chance makes them; and one that is told the spread. */
const DRAWINGS = [...PAIRING_NAMES, 'independent', 'look-ahead'] as const;
export type Drawing = (typeof DRAWINGS)[number];
/** All but the last, which takes a second or two a round. */
export const USUAL_DRAWINGS: string[] = DRAWINGS.slice(0, -1);

export interface Field {
  readonly spreadNats: number;
  readonly strengths: readonly number[];
}

export const fieldOf = (competitors: number, spreadNats: number, prng: Prng): Field => ({
  spreadNats,
  strengths: normalStrengths(competitors, spreadNats, prng),
});

/** Throws an InvalidValueError on an unknown name. */
export function drawingOf(name: string): Drawing {
  const found = DRAWINGS.find((drawing) => drawing === name);
  if (!found) throw new InvalidValueError('pairing', name, `one of ${DRAWINGS.join(', ')}`);
  return found;
}

/** The next `size` pairs after these preferences. */
export function drawPairs(
  drawing: Drawing,
  preferences: readonly Preference[],
  { spreadNats, strengths: { length: competitors } }: Field,
  size: number,
  prng: Prng,
): Pair[] {
  if (drawing === 'look-ahead') return lookAhead(preferences, competitors, spreadNats, size, prng);
  if (drawing !== 'independent') return drawRound(drawing, standingAfter(preferences, competitors), size, prng);
  return Array.from({ length: size }, () => {
    const first = prng.integer(competitors);
    return { first, second: (first + 1 + prng.integer(competitors - 1)) % competitors };
  });
}
