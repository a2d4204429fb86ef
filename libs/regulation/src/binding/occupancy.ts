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
import { type BindingFactor, type Nucleosome, type Places, placesOf, type Site, siteAt } from './factor';
import { type Partition, partition, type Wraps } from './partition';

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
  const rows = factors.map((factor) => placesOf(dna, factor));
  const { whole, probability, wrapped } = equilibrium(dna.length, factors, rows, nucleosome);
  const sites = rows.flatMap(({ weights }, factor) =>
    Array.from(weights, (weight, start) => {
      return { ...siteAt(dna, factors, factor, start, weight), probability: probability[factor][start] };
    }),
  );
  return {
    partitionBits: Math.log2(whole),
    sites: sites.sort((a, b) => a.start - b.start),
    bound: probability.map(total),
    wrapped,
  };
}

/** Of each factor, the expected number of bound molecules, as `occupancyOf` has it. Throws as that does. */
export function boundTo(dna: Dna, factors: readonly BindingFactor[], nucleosome: Nucleosome): readonly number[] {
  const rows = factors.map((factor) => placesOf(dna, factor));
  return equilibrium(dna.length, factors, rows, nucleosome).probability.map(total);
}

const total = (chances: Float64Array): number => chances.reduce((sum, chance) => sum + chance, 0);

interface Equilibrium {
  /** The partition function. */
  readonly whole: number;
  /** Of each place of each factor, the chance that it is bound. [factors] of [places] */
  readonly probability: readonly Float64Array[];
  readonly wrapped: Float64Array;
}

function equilibrium(
  length: number,
  factors: readonly BindingFactor[],
  rows: readonly Places[],
  nucleosome: Nucleosome,
): Equilibrium {
  const pioneers = factors.flatMap(({ isPioneer }, factor) => (isPioneer ? [factor] : []));
  const insides = insidesOf(
    length,
    pioneers.map((factor) => rows[factor]),
    nucleosome,
  );
  const weights = new Float64Array(Math.max(0, length - nucleosome.length + 1)).fill(nucleosome.weight);
  insides.forEach(({ before }, start) => (weights[start] *= before[nucleosome.length]));
  const { before, after, withSite } = partition(length, rows, { length: nucleosome.length, weights });
  const whole = before[length];
  if (!Number.isFinite(whole)) throw new RangeError('the partition function is too large: lower concentrations');

  const probability = withSite.map((own) => own.map((weight) => weight / whole));
  const wrapped = new Float64Array(length);
  for (let start = 0; start < weights.length; start++) {
    const end = start + nucleosome.length;
    const outside = (before[start] * after[end]) / whole;
    for (let at = start; at < end; at++) wrapped[at] += outside * weights[start];
    insides[start]?.withSite.forEach((own, pioneer) => {
      const chances = probability[pioneers[pioneer]];
      own.forEach((weight, at) => (chances[start + at] += outside * nucleosome.weight * weight));
    });
  }
  return { whole, probability, wrapped };
}

const NO_WRAPS: Wraps = { length: 0, weights: new Float64Array() };

/** What pioneers do inside of a nucleosome, by where it starts; nothing where there are none. */
function insidesOf(length: number, pioneers: readonly Places[], nucleosome: Nucleosome): readonly Partition[] {
  const count = nucleosome.weight === 0 || pioneers.length === 0 ? 0 : Math.max(0, length - nucleosome.length + 1);
  return Array.from({ length: count }, (_, start) => {
    const within = pioneers.map(({ length: own, cooperativity, weights }) => {
      const places = Math.max(0, nucleosome.length - own + 1);
      return { length: own, cooperativity, weights: weights.subarray(start, start + places) };
    });
    return partition(nucleosome.length, within, NO_WRAPS);
  });
}
