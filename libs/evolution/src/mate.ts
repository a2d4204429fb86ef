import type { Prng } from '#base';
import type { Births } from './births';
import type { Compare, DrawParent, Pool, Variation } from './operators';
import type { Population } from './population';

/**
 * The parents of children at some slots, from one pool, and which of them gives each gene. `selected` counts how often each individual was
 * drawn. A stream a slot. Allocates nothing a child.
 */
export function mate(
  { genes }: Population,
  { members }: Pool,
  compare: Compare,
  draw: DrawParent,
  { crossoverRate, crossoverLocus = -1, recombine }: Variation,
  { loci, givers, parents }: Births,
  slots: Int32Array,
  selected: Int32Array,
  prng: Prng,
): void {
  for (let turn = 0; turn < slots.length; turn++) {
    const slot = slots[turn];
    prng.seek(slot);
    const one = draw(prng, -1, turn);
    let mates = members.length > 1;
    let other = one;
    if (mates && crossoverLocus >= 0) {
      const drawn = draw(prng, one, turn);
      const rates = genes[members[one] * loci + crossoverLocus] + genes[members[drawn] * loci + crossoverLocus];
      mates = prng.chance(rates / 2);
      if (mates) other = drawn;
    } else if (mates) {
      mates = prng.chance(crossoverRate);
      if (mates) other = draw(prng, one, turn);
    }
    const oneFirst = compare(one, other) >= 0; // of equals the one that was drawn first, which is either alike
    const primary = members[oneFirst ? one : other];
    parents[2 * slot] = primary;
    selected[primary]++;
    if (other === one) continue; // nobody else, or none of its species
    const secondary = members[oneFirst ? other : one];
    parents[2 * slot + 1] = secondary;
    selected[secondary]++;
    recombine(givers, slot, loci, prng);
  }
}
