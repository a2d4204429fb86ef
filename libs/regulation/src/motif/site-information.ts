/**
 * The information of the sites that a factor really binds, in bits: R_sequence (Schneider et al. 1986; `information.ts`), each site counting as much as it is likely bound.
 * It can be compared with R_frequency, what it takes to find so many sites among all places (Schneider 2000, Nucleic Acids Res. 28:2794).
 */
import { type Dna } from '../dna';
import type { BoundSite } from '../binding/occupancy';
import type { Column } from './count-matrix';
import { columnInformation } from './information';

/** Sites less likely bound are not counted. */
const LEAST = 0.01;

/** A stretch of DNA as a factor reads it, and how likely it is bound so. */
interface Reading {
  readonly bases: Dna;
  readonly weight: number;
}

export interface SiteInformation {
  /** R_sequence: as good as without bias, however few sites there are; so at times below 0. */
  readonly sequenceBits: number;
  /** R_frequency: log2 of places, of both strands, over molecules bound. */
  readonly frequencyBits: number;
  /** Bound molecules, as expected, that are counted. */
  readonly molecules: number;
}

/** Of one factor. `promoters` are where it is bound, all of one length or not; null where no site is bound likely enough. */
export function siteInformation(
  promoters: readonly { readonly dna: Dna; readonly sites: readonly BoundSite[] }[],
): SiteInformation | null {
  const readings = promoters.flatMap(({ dna, sites }) =>
    sites.filter(({ probability }) => probability >= LEAST).map((site) => readingOf(dna, site)),
  );
  if (readings.length === 0) return null;
  const weights = readings.map(({ weight }) => weight);
  const molecules = weights.reduce((sum, weight) => sum + weight, 0);
  const places = promoters.reduce((sum, { sites }) => sum + 2 * sites.length, 0);
  const columns = Array.from(readings[0].bases, (_, position) => columnOf(readings, position));
  const seen = columns.reduce((sum, column) => sum + columnInformation(column, null), 0);
  return {
    sequenceBits: seen - columns.length * weightedSampleCorrection(weights),
    frequencyBits: Math.log2(places / molecules),
    molecules,
  };
}

/** On the strand that is bound better: a place counts once, since the middle of both strands is the same pair of bases. */
function readingOf(dna: Dna, { start, end, probability, forwardShare }: BoundSite): Reading {
  const bases = dna.slice(start, end);
  return { bases: forwardShare >= 0.5 ? bases : bases.reverse().map((base) => 3 - base), weight: probability };
}

function columnOf(readings: readonly Reading[], position: number): Column {
  const column: [number, number, number, number] = [0, 0, 0, 0];
  for (const { bases, weight } of readings) column[bases[position]] += weight;
  return column;
}

/** Between two steps of ln t; the sum is off by less than 1e-9 bits. */
const STEP = 0.2;

/**
 * e, in bits: what the entropy of the bases of a position is too low by, on average, where sites count for `weights` (above 0) and bases are alike frequent; e(n) where n
 * weights are alike. With weights that sum to 1, and S the weight of the sites that have a base, e = 2 + 4 E[S log2 S], and
 *
 *   E[S ln S] = integral over t from 0 of (E[S] exp(-t) - E[S exp(-t S)]) / t,   E[exp(-t S)] = product over sites of 3/4 + exp(-t weight) / 4
 *
 * since ln S is the integral of (exp(-t) - exp(-t S)) / t.
 */
export function weightedSampleCorrection(weights: readonly number[]): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / whole);
  const last = Math.log(40 / Math.min(...shares));
  let integral = 0;
  for (let at = -25; at < last; at += STEP) integral += STEP * difference(shares, Math.exp(at));
  return 2 + (4 * integral) / Math.LN2;
}

/** E[S] exp(-t) - E[S exp(-t S)] */
function difference(shares: readonly number[], t: number): number {
  let [product, slope] = [1, 0];
  for (const share of shares) {
    const power = Math.exp(-t * share);
    const factor = 0.75 + power / 4;
    product *= factor;
    slope += (share * power) / (4 * factor);
  }
  return Math.exp(-t) / 4 - product * slope;
}
