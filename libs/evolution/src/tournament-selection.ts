import type { Prng } from '#base';

/** What contestants are compared by: 0 for the fittest; equals share a rank. */
export interface Ranked {
  readonly rank: number;
}

/**
 * Tournament selection (Goldberg and Deb 1991): the fittest of `size` contestants, drawn with replacement. Of equals the one drawn first
 * wins, which is any of them alike.
 */
export function selectByTournament<Contestant extends Ranked>(
  contestants: readonly Contestant[],
  size: number,
  prng: Prng,
): Contestant {
  let best = prng.pick(contestants);
  for (let drawn = 1; drawn < size; drawn++) {
    const next = prng.pick(contestants);
    if (next.rank < best.rank) best = next;
  }
  return best;
}
