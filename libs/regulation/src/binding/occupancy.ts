/**
 * What is bound to DNA in thermodynamic equilibrium. A configuration is a set of sites that do not overlap, and of nucleosomes, which keep out all
 * but pioneers; its weight is the product of theirs, and its chance is that weight over the sum of all, the partition function Z (Bintu et al. 2005,
 * Curr. Opin. Genet. Dev. 15:116; Segal et al. 2008, Nature 451:535). Bound molecules of one factor with at most `NEAR` free bases between
 * them multiply by its cooperativity (He, Samee, Blatti and Sinha 2010, PLoS Comput. Biol. 6:e1000935).
 *
 * Z and the chance of each site are exact: sums over what lies before a base and over what lies after it, filled in base by base, instead of
 * over configurations, of which there are exponentially many.
 */
import type { Dna } from '../dna';
import { type BindingFactor, type Nucleosome, type Site, sitesOf } from './factor';
import { NO_WRAPS, Partition, type Wraps } from './partition';
import { type Affinity, affinityOf, type Places, placesOf } from './places';

export interface BoundSite extends Site {
  /** The chance that it is bound. */
  readonly probability: number;
}

export interface Occupancy {
  /** log2 of the partition function: 0 where nothing binds. */
  readonly partitionBits: number;
  /** By where they start. */
  readonly sites: readonly BoundSite[];
  /** Of each factor, the expected number of bound molecules. */
  readonly bound: readonly number[];
  /** Of each base, the chance that a nucleosome covers it. */
  readonly wrapped: Float64Array;
}

/** Throws a RangeError if weights are so large that the sum is no number. */
export function occupancyOf(dna: Dna, factors: readonly BindingFactor[], nucleosome: Nucleosome): Occupancy {
  const sums = sumsOf(dna, factors.map(affinityOf), nucleosome);
  const probability = siteChances(sums);
  const rowOf = (table: Float64Array, factor: number) => table.subarray(factor * dna.length, (factor + 1) * dna.length);
  const sites = factors.flatMap((_, factor) => {
    const chances = rowOf(probability, factor);
    return sitesOf(dna, factors, factor, rowOf(sums.places.weights, factor)).map((site) => {
      return { ...site, probability: chances[site.start] };
    });
  });
  return {
    partitionBits: Math.log2(sums.whole),
    sites: sites.sort((a, b) => a.start - b.start),
    bound: rowSums(probability, factors.length),
    wrapped: wrappedChances(sums),
  };
}

/** Of each stretch of DNA the expected number of bound molecules of each factor, as `occupancyOf` has it. [stretches] of [factors]. Throws as that does. */
export function boundTo(
  stretches: readonly Dna[],
  factors: readonly BindingFactor[],
  nucleosome: Nucleosome,
): readonly (readonly number[])[] {
  const affinities = factors.map(affinityOf);
  let tables: Tables | undefined;
  return stretches.map((dna) => {
    if (tables?.outside.length !== dna.length) tables = tablesOf(dna.length, affinities, nucleosome);
    return rowSums(siteChances(sumsOf(dna, affinities, nucleosome, tables)), factors.length);
  });
}

/** log2 of the partition function, as `occupancyOf` has it. Throws as that does. */
export function partitionBits(dna: Dna, factors: readonly BindingFactor[], nucleosome: Nucleosome): number {
  return Math.log2(partitionOf(dna, factors.map(affinityOf), nucleosome).whole);
}

function rowSums(table: Float64Array, rows: number): number[] {
  const length = table.length / rows;
  return Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let at = row * length; at < (row + 1) * length; at++) sum += table[at];
    return sum;
  });
}

/** What sums over a stretch are filled into, and over the next one of the same length. */
interface Tables {
  /** Of all DNA. */
  readonly outside: Partition;
  /** Of the DNA that one nucleosome wraps, by pioneers. */
  readonly wrapped: Partition;
  /** Of each nucleosome, by where it starts, the weights with a pioneer at each place of what it wraps. [nucleosomes x pioneers x length] */
  readonly inside: Float64Array;
  readonly wraps: Wraps;
  /** Which factors are. None where there are no nucleosomes. */
  readonly pioneers: readonly number[];
}

function tablesOf(bases: number, affinities: readonly Affinity[], { length, weight }: Nucleosome): Tables {
  const pioneers = affinities.flatMap(({ isPioneer }, factor) => (isPioneer && weight > 0 ? [factor] : []));
  const nucleosomes = Math.max(0, bases - length + 1);
  return {
    outside: new Partition(bases, affinities.length),
    wrapped: new Partition(length, pioneers.length),
    inside: new Float64Array(nucleosomes * pioneers.length * length),
    wraps: { length, weights: new Float64Array(nucleosomes) },
    pioneers,
  };
}

interface Sums extends Tables {
  readonly places: Places;
  /** The partition function. */
  readonly whole: number;
  readonly nucleosome: Nucleosome;
}

/** Of a stretch, from either end. */
function sumsOf(...stretch: Parameters<typeof partitionOf>): Sums {
  const sums = partitionOf(...stretch);
  sums.outside.sumAfter(sums.places, 0, sums.wraps);
  return sums;
}

/** Summed from the start alone, which is enough for the partition function. */
function partitionOf(
  dna: Dna,
  affinities: readonly Affinity[],
  nucleosome: Nucleosome,
  tables = tablesOf(dna.length, affinities, nucleosome),
): Sums {
  const { outside, wrapped, inside, wraps, pioneers } = tables;
  const places = placesOf(dna, affinities);
  wraps.weights.fill(nucleosome.weight);
  if (pioneers.length > 0) {
    const ofPioneers = placesOf(dna, pioneers.map((factor) => affinities[factor])); // prettier-ignore
    for (let start = 0; start < wraps.weights.length; start++) {
      wraps.weights[start] *= wrapped.sumBefore(ofPioneers, start, NO_WRAPS);
      wrapped.sumAfter(ofPioneers, start, NO_WRAPS);
      inside.set(wrapped.withSite, start * wrapped.withSite.length);
    }
  }
  const whole = outside.sumBefore(places, 0, wraps);
  if (!Number.isFinite(whole)) throw new RangeError('the partition function is too large: lower concentrations');
  return { ...tables, places, whole, nucleosome };
}

/** Of each place of each factor, the chance that it is bound, in place of its weights. [factors x bases] */
function siteChances(sums: Sums): Float64Array {
  const { outside, whole, nucleosome, wraps, inside, pioneers } = sums;
  const probability = outside.withSite;
  for (let at = 0; at < probability.length; at++) probability[at] /= whole;
  if (pioneers.length === 0) return probability;
  for (let start = 0; start < wraps.weights.length; start++) {
    const around = chanceAround(sums, start);
    for (let pioneer = 0; pioneer < pioneers.length; pioneer++) {
      const from = (start * pioneers.length + pioneer) * wraps.length;
      const to = pioneers[pioneer] * outside.length + start;
      for (let at = 0; at < wraps.length; at++) probability[to + at] += around * nucleosome.weight * inside[from + at];
    }
  }
  return probability;
}

/** Of each base, the chance that a nucleosome covers it. */
function wrappedChances(sums: Sums): Float64Array {
  const { outside, wraps } = sums;
  const wrapped = new Float64Array(outside.length);
  for (let start = 0; start < wraps.weights.length; start++) {
    const around = chanceAround(sums, start);
    for (let at = 0; at < wraps.length; at++) wrapped[start + at] += around * wraps.weights[start];
  }
  return wrapped;
}

/** The chance of all that may be around a nucleosome that starts there, over its weight. */
function chanceAround({ outside, whole, wraps }: Sums, start: number): number {
  return (outside.before[start] * outside.after[start + wraps.length]) / whole;
}
