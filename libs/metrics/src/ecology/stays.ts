/** How a niche adapts to its texts: how soon what a shift of the text cost is won back, and what is left of an earlier stay on the same text. */

/** A niche in one generation; what was not measured is NaN. */
export interface StayedGeneration {
  /** Mean of the viable, per character: on validation, and prequential. */
  readonly bits: number;
  readonly prequentialBits: number;
  /** Of the tournament since it began, all of this generation among them. */
  readonly flopsSoFar: number;
}

/** Generations in a row in which a niche had one text. */
export interface Stay {
  readonly corpus: string;
  readonly generations: readonly StayedGeneration[];
}

export interface Recovery {
  readonly generations: number;
  readonly flops: number;
}

/**
 * From the first generation of the last stay until half of the bits that were to win were won, between two generations on a straight line. They are those of
 * its first generation above the lowest that the niche came to on this text, now or in an earlier stay. Null before, and where there was nothing to win.
 */
export function halfRecovery(stays: readonly Stay[]): Recovery | null {
  const { corpus, generations } = stays[stays.length - 1];
  const measured = generations.map((own, at) => ({ ...own, at })).filter(({ bits }) => Number.isFinite(bits));
  if (measured.length === 0) return null;
  const known = stays
    .filter((stay) => stay.corpus === corpus)
    .flatMap((stay) => stay.generations.map(({ bits }) => bits));
  const lowest = Math.min(...known.filter(Number.isFinite));
  if (measured[0].bits <= lowest) return null; // 0 would be the best of all
  const half = (measured[0].bits + lowest) / 2;
  const reached = measured.findIndex(({ bits }, at) => at > 0 && bits <= half);
  if (reached < 0) return null;
  const [before, after] = measured.slice(reached - 1);
  const way = (before.bits - half) / (before.bits - after.bits);
  return {
    generations: before.at + way * (after.at - before.at),
    flops: before.flopsSoFar + way * (after.flopsSoFar - before.flopsSoFar) - generations[0].flopsSoFar,
  };
}

export interface Memory {
  /** What the first generation of this stay had below the first that ever had this text. */
  readonly savedBits: number;
  readonly savedPrequentialBits: number;
  /** What it has above the last generation of the stay before. */
  readonly lostBits: number;
}

/** Null where the niche has this text for the first time. */
export function memoryOf(stays: readonly Stay[]): Memory | null {
  const last = stays[stays.length - 1];
  const earlier = stays.slice(0, -1).filter(({ corpus }) => corpus === last.corpus);
  if (earlier.length === 0) return null;
  const [first, back] = [earlier[0].generations[0], last.generations[0]];
  const left = earlier[earlier.length - 1].generations.at(-1)!;
  return {
    savedBits: first.bits - back.bits,
    savedPrequentialBits: first.prequentialBits - back.prequentialBits,
    lostBits: back.bits - left.bits,
  };
}
