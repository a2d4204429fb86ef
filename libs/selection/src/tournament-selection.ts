import type { Prng } from '#base';

/**
 * Tournament selection (Goldberg and Deb 1991): the fittest of `size` contestants, drawn with replacement.
 * `ranked` holds the candidates from the fittest to the least fit.
 */
export function selectByTournament<T>(ranked: readonly T[], size: number, prng: Prng): T {
  let best = prng.integer(ranked.length);
  for (let contestant = 1; contestant < size; contestant++) best = Math.min(best, prng.integer(ranked.length));
  return ranked[best];
}
