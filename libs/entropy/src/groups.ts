/**
 * What groups, such as demes, tell of values, such as alleles, from a table of counts: a row a group, a column a value.
 */
import { estimateEntropyBits } from './estimate-entropy';
import { hypergeometricMean } from './hypergeometric';

export type CountTable = readonly (readonly number[])[];

/** Of values that each group holds; columns are in the order in which values are first seen. */
export function countTable(groups: readonly (readonly (string | number)[])[]): CountTable {
  const columns = new Map<string | number, number>();
  for (const value of groups.flat()) if (!columns.has(value)) columns.set(value, columns.size);
  return groups.map((values) => {
    const row = new Array<number>(columns.size).fill(0);
    for (const value of values) row[columns.get(value)!]++;
    return row;
  });
}

/**
 * The share of the entropy of values that the group tells: their mutual information I over H(values), adjusted for chance (Vinh, Epps and Bailey 2010, J. Mach. Learn.
 * Res. 11:2837),
 *
 *   (I - E[I]) / (H(values) - E[I])
 *
 * E[I] being its mean over all ways to deal the same individuals to groups of the same sizes, which is exact: the entropy of both together is a sum over cells of the
 * table, each of which then follows a hypergeometric law. So it is 0 on average where all groups draw from one pool, at times a little below, and 1 where the group tells
 * the value. 0 where there is one value or one group.
 */
export function shareToldByGroups(table: CountTable): number {
  const sizes = table.map(total);
  const n = total(sizes);
  const values = table[0].map((_, column) => total(table.map((row) => row[column])));
  const joint = total(table.map((row) => total(row.map((count) => bitsOf(count / n)))));
  const byChance = total(
    sizes.map((size) => total(values.map((all) => hypergeometricMean(n, all, size, (count) => bitsOf(count / n))))),
  );
  const most = byChance - total(sizes.map((size) => bitsOf(size / n))); // H(values) - E[I]
  return most < 1e-12 ? 0 : (byChance - joint) / most;
}

/**
 * Jensen-Shannon divergence of what two samples are drawn from, in bits from 0 to 1 (Lin 1991, IEEE Trans. Inf. Theory 37:145), both counting alike: the entropy of
 * their equal mixture less the mean of theirs. That of small samples is too high, so that it is adjusted for chance as the share above: (D - E[D]) / (1 - E[D]). 0 on
 * average where both draw from one pool, at times a little below; 1 where they have no value in common and could have. Its square root is a distance (Endres and
 * Schindelin 2003). NaN where one is empty, or all ways to deal the values make them as unlike
 * (E[D] = 1), as where each has one value.
 */
export function sampledJensenShannonBits(one: readonly number[], other: readonly number[]): number {
  const [n, m] = [total(one), total(other)];
  const ofValue = (count: number, all: number): number => {
    const [p, q] = [count / n, (all - count) / m];
    return bitsOf((p + q) / 2) - (bitsOf(p) + bitsOf(q)) / 2;
  };
  const values = one.map((count, at) => count + other[at]);
  const divergence = total(values.map((all, at) => ofValue(one[at], all)));
  const byChance = total(values.map((all) => hypergeometricMean(n + m, all, n, (count) => ofValue(count, all))));
  return n === 0 || m === 0 || byChance > 1 - 1e-12 ? NaN : (divergence - byChance) / (1 - byChance);
}

/** Mutual information of group and value in bits: the estimated entropy of values (#entropy) less the mean of that within groups, by size. For large samples. NaN of nobody. */
export function mutualInformationBits(table: CountTable): number {
  const n = total(table.map(total));
  if (n === 0) return NaN;
  const values = table[0].map((_, column) => total(table.map((row) => row[column])));
  const within = table.map((row) => (total(row) === 0 ? 0 : (total(row) / n) * estimateEntropyBits(row)));
  return estimateEntropyBits(values) - total(within);
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
/** Its part of an entropy. */
const bitsOf = (chance: number): number => (chance > 0 ? -chance * Math.log2(chance) : 0);
