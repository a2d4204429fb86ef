import type { Prng } from '#base';
import type { Migration } from './operators';

/** No deme has parents for a child. */
export const FOUNDED = -1;

/**
 * The deme whose members are the parents of each child, by slot: with the probability of migration another one, if anyone there is viable,
 * else its own. A deme of which nobody is viable is recolonised: all its children have parents elsewhere, as far as migration reaches any.
 * `demeOf` has the deme of each child, `viable` counts who can be a parent, by deme, and where there are visitors then those of each. A stream a slot; no
 * draw without migration.
 */
export function nativeDemes(
  demeOf: Int32Array,
  viable: readonly number[],
  migration: Migration | undefined,
  prng: Prng,
  demes = viable.length,
): Int32Array {
  const reached = viable.slice(0, demes).map((_, deme) => migration?.sources(deme, demes) ?? []);
  const living = reached.map((sources) => sources.filter((source) => viable[source] > 0));
  return demeOf.map((deme, slot) => {
    if (viable[deme] === 0) return living[deme].length === 0 ? FOUNDED : prng.seek(slot).pick(living[deme]);
    if (!migration || reached[deme].length === 0 || !prng.seek(slot).chance(migration.rate)) return deme;
    const source = prng.pick(reached[deme]);
    return viable[source] > 0 ? source : deme;
  });
}
