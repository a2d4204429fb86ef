import type { Prng } from '#base';
import { components } from '../ratings/components';
import type { Pair } from './pairing';

/** Pairs that make one group of all: a chain through the groups in random order, a member of each drawn for each link. */
export function connectingPairs(played: readonly Pair[], competitors: number, prng: Prng): Pair[] {
  const groups = prng.shuffle(components(played, competitors).map((group) => prng.shuffle(group)));
  // both links of a group go to different members where it has two
  return groups.slice(1).map((group, link) => ({ first: groups[link].at(-1)!, second: group[0] }));
}
