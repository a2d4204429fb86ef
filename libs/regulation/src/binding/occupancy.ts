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

/** Free bases between two molecules that still touch. */
export const NEAR = 4;

export interface BoundSite extends Site {
  /** The chance that it is bound. */
  readonly probability: number;
}

export interface Occupancy {
  /** log2 of the partition function: 0 where nothing binds. */
  readonly partitionBits: number;
  readonly sites: readonly BoundSite[];
  /** Of each factor, the expected number of bound molecules. */
  readonly bound: readonly number[];
  /** Of each base, the chance that a nucleosome covers it. */
  readonly wrapped: Float64Array;
}

/** Throws a RangeError if weights are so large that the sum is no number. */
export function occupancyOf(dna: Dna, factors: readonly BindingFactor[], nucleosome: Nucleosome): Occupancy {
  const sites = sitesOf(dna, factors);
  const cooperativity = factors.map((factor) => factor.cooperativity);
  const inside = sites.filter(({ factor }) => factors[factor].isPioneer);
  const windows = windowsOf(dna.length, nucleosome, inside, cooperativity);
  const { before, after, chances } = sums(dna.length, sites, cooperativity, windows);
  const whole = before[dna.length];
  if (!Number.isFinite(whole)) throw new RangeError('the partition function is too large: lower concentrations');

  const probability = new Map(sites.map((site, at) => [site, chances[at] / whole]));
  const wrapped = new Float64Array(dna.length);
  for (const window of windows) {
    const outside = (before[window.start] * after[window.end]) / whole;
    for (let at = window.start; at < window.end; at++) wrapped[at] += outside * window.weight;
    window.sites.forEach((site, at) => {
      probability.set(site, probability.get(site)! + outside * nucleosome.weight * window.chances[at]);
    });
  }
  const bound = factors.map(() => 0);
  for (const [{ factor }, chance] of probability) bound[factor] += chance;
  return {
    partitionBits: Math.log2(whole),
    sites: sites.map((site) => ({ ...site, probability: probability.get(site)! })),
    bound,
    wrapped,
  };
}

/** A place for a nucleosome, with the pioneers that can be inside of it. */
interface Window {
  readonly start: number;
  readonly end: number;
  /** With all that may be inside. */
  readonly weight: number;
  readonly sites: readonly Site[];
  /** Of each of these sites, the weight of all configurations inside that have it. */
  readonly chances: Float64Array;
}

function windowsOf(
  length: number,
  nucleosome: Nucleosome,
  pioneers: readonly Site[],
  cooperativity: readonly number[],
): Window[] {
  if (nucleosome.weight === 0) return [];
  const count = Math.max(0, length - nucleosome.length + 1);
  return Array.from({ length: count }, (_, start) => {
    const end = start + nucleosome.length;
    const sites = pioneers.filter((site) => site.start >= start && site.end <= end);
    if (sites.length === 0) return { start, end, weight: nucleosome.weight, sites, chances: NO_CHANCES };
    const moved = sites.map((site) => ({ ...site, start: site.start - start, end: site.end - start }));
    const { before, chances } = sums(nucleosome.length, moved, cooperativity, []);
    return { start, end, weight: nucleosome.weight * before[nucleosome.length], sites, chances };
  });
}

const NO_CHANCES = new Float64Array();

interface Sums {
  /** Of each base, the weights of all configurations of the bases before it. [length + 1] */
  readonly before: Float64Array;
  /** Of each base, those of it and the bases after it. [length + 1] */
  readonly after: Float64Array;
  /** Of each site, those of all configurations that have it. [sites] */
  readonly chances: Float64Array;
}

/** `sites` by where they start. */
function sums(
  length: number,
  sites: readonly Site[],
  cooperativity: readonly number[],
  windows: readonly Window[],
): Sums {
  const startAt = grouped(length, sites, ({ start }) => start);
  const endAt = grouped(length, sites, ({ end }) => end);
  /** What it gains by cooperativity: the weights of those near enough, so many times as it is more than without. */
  const gain = (
    { factor }: Site,
    lists: readonly (readonly number[])[],
    from: number,
    to: number,
    weightOf: (at: number) => number,
  ): number => {
    if (cooperativity[factor] === 1) return 0;
    let near = 0;
    for (let base = Math.max(0, from); base <= Math.min(length, to); base++) {
      for (const at of lists[base]) if (sites[at].factor === factor) near += weightOf(at);
    }
    return (cooperativity[factor] - 1) * near;
  };

  const before = new Float64Array(length + 1);
  /** Of each site, the weights of configurations of what lies before it and itself. */
  const upTo = new Float64Array(sites.length);
  const windowsEndAt = grouped(length, windows, ({ end }) => end);
  before[0] = 1;
  for (let base = 0; base <= length; base++) {
    if (base > 0) before[base] = before[base - 1];
    for (const at of endAt[base]) before[base] += upTo[at];
    for (const at of windowsEndAt[base]) before[base] += windows[at].weight * before[windows[at].start];
    for (const at of startAt[base]) {
      const site = sites[at];
      upTo[at] = site.weight * (before[base] + gain(site, endAt, base - NEAR, base, (other) => upTo[other]));
    }
  }

  const after = new Float64Array(length + 1);
  /** Of each site, the weights of configurations of what lies after it, if it is bound. */
  const beyond = new Float64Array(sites.length);
  const windowsStartAt = grouped(length, windows, ({ start }) => start);
  after[length] = 1;
  for (let base = length; base >= 0; base--) {
    if (base < length) after[base] = after[base + 1];
    for (const at of startAt[base]) after[base] += sites[at].weight * beyond[at];
    for (const at of windowsStartAt[base]) after[base] += windows[at].weight * after[windows[at].end];
    for (const at of endAt[base]) {
      const site = sites[at];
      const weightOf = (other: number): number => sites[other].weight * beyond[other];
      beyond[at] = after[base] + gain(site, startAt, base, base + NEAR, weightOf);
    }
  }
  return { before, after, chances: upTo.map((weight, at) => weight * beyond[at]) };
}

/** Places in the list by a base of each. [length + 1] */
function grouped<Item>(length: number, items: readonly Item[], baseOf: (item: Item) => number): number[][] {
  const groups = Array.from({ length: length + 1 }, (): number[] => []);
  items.forEach((item, at) => groups[baseOf(item)].push(at));
  return groups;
}
