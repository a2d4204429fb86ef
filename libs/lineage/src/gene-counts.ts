/** How many have each allele of a locus, and how the values of a real one are spread. */
import type { Genome, Locus, SearchSpace } from '#genome';

export interface GeneCounts {
  readonly locus: string;
  /** Those who have the locus: a genome from before it was there has none. */
  readonly living: number;
  /** By allele; null of a real locus. */
  readonly alleles: Readonly<Record<string, number>> | null;
  /** Least, quartiles and greatest of a real locus; null of others. */
  readonly quantiles: readonly number[] | null;
}

const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

/** Of each locus that anybody has. */
export function geneCounts(genomes: readonly Genome[], space: SearchSpace): readonly GeneCounts[] {
  return space.map((locus) => countsAt(genomes, locus)).filter(({ living }) => living > 0);
}

function countsAt(genomes: readonly Genome[], { name, kind }: Locus): GeneCounts {
  const genes = genomes.map((genome) => genome[name]).filter((gene) => gene !== undefined && gene !== null);
  const shared = { locus: name, living: genes.length };
  if (kind === 'real') {
    const sorted = Float64Array.from(genes, Number).sort();
    return { ...shared, alleles: null, quantiles: QUARTERS.map((fraction) => quantile(sorted, fraction)) };
  }
  const counts = new Map<string, number>();
  for (const gene of genes) counts.set(String(gene), (counts.get(String(gene)) ?? 0) + 1);
  return { ...shared, alleles: Object.fromEntries(counts), quantiles: null };
}

/** Between two values by linear interpolation; NaN of none. */
function quantile(sorted: Float64Array, fraction: number): number {
  if (sorted.length === 0) return NaN;
  const position = fraction * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
