/** How much varies at the loci of a level, and how far groups differ in them: docs/entropy.md. Means over loci count each by how many individuals have it. */
import { mean, sum } from '#base';
import { countTable, countsOf, estimateEntropyBits, sampledJensenShannonBits, shareToldByGroups } from '#entropy';
import type { Loci, Value } from './loci';
import { spread } from './spread';

/** That are compared at most, spread over all: it runs where people are served. */
const MOST_LOCI = 256;
const MOST_PAIRS = 64;

export interface Variation {
  readonly bits: number;
  /** Null where there are fewer than two groups. */
  readonly withinBits: number | null;
  readonly betweenBits: number | null;
}

/** Of loci that two individuals at least have; null where there is none. `groups` are those of demes where somebody lives. */
export function variationIn(groups: readonly Loci[]): Variation | null {
  const loci = spread(
    together(groups).filter(({ copies }) => copies > 1),
    MOST_LOCI,
  );
  if (loci.length === 0) return null;
  const told = loci.map(({ values, copies }) => {
    const bits = estimateEntropyBits(countsOf(values.flat()));
    return { copies, bits, betweenBits: bits * shareToldByGroups(countTable(values)) };
  });
  const [bits, betweenBits] = [weighted(told, (own) => own.bits), weighted(told, (own) => own.betweenBits)];
  return groups.length < 2
    ? { bits, withinBits: null, betweenBits: null }
    : { bits, withinBits: bits - betweenBits, betweenBits };
}

/**
 * The root of the mean divergence over loci that both have and that can tell: not those where each way to deal values to groups makes them as unlike, as where each has
 * one copy. Null where there is none. 0 where chance alone makes them as unlike.
 */
export function distanceBetween(one: Loci, other: Loci): number | null {
  const shared = together([one, other]).filter(({ values }) => values.every((own) => own.length > 0));
  const told = spread(shared, MOST_LOCI)
    .map(({ values, copies }) => {
      const [counts, others] = countTable(values);
      return { copies, bits: sampledJensenShannonBits(counts, others) };
    })
    .filter(({ bits }) => !Number.isNaN(bits));
  return told.length === 0
    ? null
    : Math.sqrt(
        Math.max(
          0,
          weighted(told, ({ bits }) => bits),
        ),
      );
}

/** Mean over pairs of groups; null of fewer than two that can be compared. */
export function meanDistance(groups: readonly Loci[]): number | null {
  const pairs = groups.flatMap((one, at) => groups.slice(at + 1).map((other) => [one, other] as const));
  const distances = spread(pairs, MOST_PAIRS).flatMap(([one, other]) => distanceBetween(one, other) ?? []);
  return distances.length === 0 ? null : mean(distances);
}

interface Locus {
  /** By group; empty where none of it has the locus. */
  readonly values: readonly (readonly Value[])[];
  readonly copies: number;
}

function together(groups: readonly Loci[]): readonly Locus[] {
  const names = new Set(groups.flatMap((loci) => [...loci.keys()]));
  return [...names].map((name) => {
    const values = groups.map((loci) => loci.get(name) ?? []);
    return { values, copies: sum(values.map(({ length }) => length)) };
  });
}

function weighted<Of extends Pick<Locus, 'copies'>>(loci: readonly Of[], valueOf: (of: Of) => number): number {
  return sum(loci.map((own) => own.copies * valueOf(own))) / sum(loci.map(({ copies }) => copies));
}
