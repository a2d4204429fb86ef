/**
 * Moran's process (Moran 1958): one of the deme dies, any alike, and one child takes the place. Its parent is drawn from all, the one who
 * dies among them; drawn in proportion to fitness it is the process with selection. Who has no score dies in that place.
 */
import type { Replacement } from '../operators';

export function moran(): Replacement {
  return ({ members: { length } }, _compare, capacity, prng) => {
    const everyone = Array.from({ length }, (_, at) => at);
    const survivors = Int32Array.from(prng.shuffle(everyone).slice(0, Math.min(capacity - 1, length)));
    return { survivors, births: capacity - survivors.length, parents: null };
  };
}
