/** Marks of promoters over lives and births, as expectations: methylation without collaboration, each strand for itself. */

/** Of strands that are methylated, those that still are so many births later, where no new mark is set: not bared, and copied at each birth. */
export function keptByGermline(births: number, reset: number, maintenance: number): number {
  return ((1 - reset) * ((1 + maintenance) / 2)) ** births;
}

/** What marks are set by. */
export interface MarkRates {
  readonly maintenance: number;
  readonly deNovo: number;
  readonly reset: number;
  readonly divisions: number;
  /** In each life. */
  readonly expression: number;
  /** Of the rate of new marks, what a promoter has that was never silent. */
  readonly leak: number;
}

/**
 * Share of methylated strands after each of so many lives, from a bare promoter. Silence before a life is averaged by halves with that in it, so that it is
 * (1 - expression)(1 - 2^-t) after t lives; a division of new marks at a rate r keeps (1 + maintenance - 2r) / 2 of a share and adds r.
 */
export function shareAfterLives(lives: number, rates: MarkRates, copied = 1): number[] {
  let share = 0;
  return Array.from({ length: lives }, (_, life) => {
    const silence = (1 - rates.expression) * (1 - 2 ** -(life + 1));
    const rate = rates.deNovo * (rates.leak + (1 - rates.leak) * silence);
    for (let division = 0; division < rates.divisions; division++) {
      share = (share * (1 + rates.maintenance - 2 * rate)) / 2 + rate;
    }
    const after = share;
    share *= copied;
    return after;
  });
}

/**
 * The same of a line after so many lives with a birth between each two: it was bared last before its last life, before the one before that, or never, and is as old
 * as that.
 */
export function shareOfLine(lives: number, rates: MarkRates): number {
  const byAge = shareAfterLives(lives, rates, (1 + rates.maintenance) / 2);
  return byAge.reduce((sum, share, at) => {
    const isOldest = at === lives - 1;
    return sum + share * (1 - rates.reset) ** at * (isOldest ? 1 : rates.reset);
  }, 0);
}

/**
 * Acetylation after so many lives with a birth between each two, from none: each life keeps `kept` of it and raises what is left to 1 by the share `raised`, each birth
 * passes on `passed`. It goes to raised / (1 - kept passed (1 - raised)), and each generation keeps kept passed (1 - raised) of the difference.
 */
export function acetylationAfter(lives: number, raised: number, kept: number, passed: number): number {
  const slope = kept * passed * (1 - raised);
  return (raised / (1 - slope)) * (1 - slope ** lives);
}
