/**
 * How unlike promoters are in their methylation, from patterns of the same sites in several of them: a site counts as methylated or bare.
 */
import { estimateEntropyBits } from '#entropy';

/** One promoter's sites, true where methylated. Not empty. */
export type Pattern = readonly boolean[];

/** Entropy of the patterns for each site, in bits, from 0 to about 1 (Xie et al. 2011, Nucleic Acids Res. 39:4099), corrected for the sample (#entropy). */
export function methylationEntropy(patterns: readonly Pattern[]): number {
  return estimateEntropyBits([...countsOfPatterns(patterns).values()]) / patterns[0].length;
}

/** The chance that two of what the sample is from have different patterns (Landan et al. 2012, Nat. Genet. 44:1207); NaN of one promoter. */
export function epipolymorphism(patterns: readonly Pattern[]): number {
  const n = patterns.length;
  let alike = 0;
  for (const count of countsOfPatterns(patterns).values()) alike += (count / n) * ((count - 1) / (n - 1));
  return 1 - alike;
}

/** Entropy of the number of methylated sites, as a share of its most, log2(sites + 1) (Jenkinson et al. 2017, Nat. Genet. 49:719). */
export function normalisedMethylationEntropy(patterns: readonly Pattern[]): number {
  const counts = new Array<number>(patterns[0].length + 1).fill(0);
  for (const pattern of patterns) counts[pattern.filter(Boolean).length]++;
  return estimateEntropyBits(counts.filter((count) => count > 0)) / Math.log2(counts.length);
}

function countsOfPatterns(patterns: readonly Pattern[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const pattern of patterns) {
    const key = pattern.map(Number).join('');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
