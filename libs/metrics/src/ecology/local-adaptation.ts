/**
 * Local adaptation: whether those of a niche do better there than those from elsewhere (local minus foreign; Kawecki and Ebert 2004,
 * Ecol. Lett. 7:1225), and the interaction of origin and niche, which is the mean of that over niches (sympatric minus allopatric; Blanquart
 * et al. 2013, Ecol. Lett. 16:1195). How good an origin is everywhere, and how hard a niche is for all, cancel out of the interaction.
 */
import { newTextError } from '#arena';
import { estimateOf, type Estimate, mean, studentQuantile, sum } from '#base';

/** Bits per character by deme of origin and niche of test; null where there is no value. [demes][niches] */
export type Matrix = readonly (readonly (number | null)[])[];

/** In bits per character that locals save: positive where they do better. */
export interface Contrasts {
  /** By niche; null where a value is missing, or nobody is from there or from elsewhere. */
  readonly localMinusForeign: readonly (number | null)[];
  /** Null where that of a niche that has demes is. */
  readonly interaction: number | null;
}

/** A mean with its interval, and of how many values it is. */
export interface Told extends Estimate {
  readonly of: number;
}

export interface LocalAdaptation {
  /** By niche. */
  readonly localMinusForeign: readonly (Told | null)[];
  readonly interaction: Told | null;
}

const LEVEL = 0.95;

/** `homes` has the index of the niche that each deme is in. Demes of one niche count together as one, and each niche of origin as much as another. */
export function contrastsOf(homes: readonly number[], bits: Matrix): Contrasts {
  const niches = bits[0].map((_, niche) => niche);
  const origins = niches.filter((niche) => homes.includes(niche));
  const meanOf = (origin: number, niche: number): number =>
    mean(bits.filter((_, deme) => homes[deme] === origin).map((row) => row[niche] ?? NaN));
  const localMinusForeign = niches.map((niche) => {
    const foreign = origins.filter((origin) => origin !== niche).map((origin) => meanOf(origin, niche));
    return finite(mean(foreign) - meanOf(niche, niche));
  });
  return { localMinusForeign, interaction: finite(mean(origins.map((niche) => localMinusForeign[niche] ?? NaN))) };
}

/** Of independent replicates, each a matrix, with Student's 95 % intervals over them. What is missing in one is of the others. */
export function localAdaptation(homes: readonly number[], replicates: readonly Matrix[]): LocalAdaptation {
  const contrasts = replicates.map((bits) => contrastsOf(homes, bits));
  return {
    localMinusForeign: replicates[0][0].map((_, niche) => told(contrasts.map((one) => one.localMinusForeign[niche]))),
    interaction: told(contrasts.map(({ interaction }) => interaction)),
  };
}

/** The mean of what is there, with its interval; null where nothing is. */
export function told(values: readonly (number | null)[]): Told | null {
  const there = values.filter((value) => value !== null);
  return there.length === 0 ? null : { ...estimateOf(there, LEVEL), of: there.length };
}

/**
 * Of models as they are, from their bits in each block of the texts [demes][niches][blocks]; of a niche all read the same blocks, so that how
 * hard a block is cancels out. Intervals are as of new text of the kind, from long blocks (`newTextError`), and null where there are too few;
 * `of` counts blocks. Niches are independent texts: their errors are added, with the degrees of freedom of Welch (1947), rounded down.
 */
export function localAdaptationOnTexts(
  homes: readonly number[],
  blocks: readonly (readonly (readonly number[])[])[],
): LocalAdaptation {
  const niches = blocks[0].map((own, niche) => {
    const differences = own.map((_, block) => {
      const bits = blocks.map((row) => row.map((_, at) => (at === niche ? row[niche][block] : 0)));
      return contrastsOf(homes, bits).localMinusForeign[niche];
    });
    return differences.includes(null) ? null : (differences as number[]);
  });
  const origins = niches.filter((_, niche) => homes.includes(niche));
  return {
    localMinusForeign: niches.map((own) => own && withReach(own, [own])),
    interaction: origins.includes(null) ? null : withReach(origins.map((own) => mean(own!)), origins as number[][]), // prettier-ignore
  };
}

/** The mean of `values`, whose error is that of the mean of independent `texts`. */
function withReach(values: readonly number[], texts: readonly (readonly number[])[]): Told {
  const centre = mean(values);
  const errors = texts.map((text) => newTextError(text));
  const of = sum(texts.map((text) => text.length));
  if (errors.includes(null)) return { mean: centre, deviation: null, interval: null, of };
  const variances = errors.map((error) => error!.standardErrorNats ** 2 / texts.length ** 2);
  const total = sum(variances);
  const degrees = total ** 2 / sum(variances.map((own, at) => own ** 2 / (errors[at]!.blocks - 1)));
  const reach = total === 0 ? 0 : studentQuantile((1 + LEVEL) / 2, Math.floor(degrees)) * Math.sqrt(total);
  return { mean: centre, deviation: null, interval: [centre - reach, centre + reach], of };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
