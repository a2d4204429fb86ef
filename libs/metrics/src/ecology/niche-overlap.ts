/**
 * How far kinds live in the same niches (Schoener 1968): the mean over pairs of kinds of the overlap of their use of niches. A kind uses a niche by the
 * share that it has of those who live there, so that large niches count as small ones do; its uses sum to 1.
 */
import { mean, sum } from '#base';
import { overlap, type Shares, sharesOf } from './shares';

/** Of the kinds of who lives in each niche; null of fewer than two kinds or niches with anybody. */
export function nicheOverlap(niches: readonly (readonly string[])[]): number | null {
  const inhabited = niches.filter(({ length }) => length > 0).map(sharesOf);
  const kinds = [...new Set(inhabited.flatMap((shares) => [...shares.keys()]))];
  if (inhabited.length < 2 || kinds.length < 2) return null;
  const uses = kinds.map((kind) => useOf(inhabited.map((shares) => shares.get(kind) ?? 0)));
  return mean(uses.flatMap((one, at) => uses.slice(at + 1).map((other) => overlap(one, other))));
}

function useOf(shares: readonly number[]): Shares {
  return new Map(shares.map((share, niche) => [`${niche}`, share / sum(shares)]));
}
