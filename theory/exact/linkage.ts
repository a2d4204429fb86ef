/**
 * Decay of linkage disequilibrium D in a haploid population of `size` (Hill and Robertson 1966): a generation keeps 1 - r of it by
 * recombination and 1 - 1/N by drift. Here the two parents of a child are different individuals, so that the share of recombinants
 * counts N / (N - 1) times.
 */
export function linkageLeft(size: number, recombination: number, generations: number): number {
  return ((1 - (recombination * size) / (size - 1)) * (1 - 1 / size)) ** generations;
}
