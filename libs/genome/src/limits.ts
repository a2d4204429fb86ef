/** What a config may choose of a locus beyond the alleles that it has by default: the one table of it. */

/** Multiples of `step` from `low` to `high`. */
export interface Limits {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/**
 * By ordinal locus. The largest phenotype has fewer than 2^31 parameters, whatever the family: they are counted in 32 bits. Rotary positions turn
 * pairs, and contexts, widths and head sizes of whole vectors are those that engines are fast at.
 */
export const LIMITS: Readonly<Record<string, Limits>> = {
  context: { low: 8, high: 1024, step: 8 },
  width: { low: 8, high: 1024, step: 8 },
  depth: { low: 1, high: 12, step: 1 },
  embedding: { low: 4, high: 1024, step: 4 },
  heads: { low: 1, high: 32, step: 1 },
  headSize: { low: 4, high: 128, step: 4 },
  window: { low: 1, high: 64, step: 1 },
  kernel: { low: 2, high: 8, step: 1 },
  experts: { low: 2, high: 32, step: 1 },
  modules: { low: 0, high: 32, step: 1 },
  adapterRank: { low: 1, high: 64, step: 1 },
  adapterPlace: { low: 1, high: 12, step: 1 },
  batchSize: { low: 1, high: 128, step: 1 },
};

export function isWithin({ low, high, step }: Limits, value: unknown): value is number {
  return typeof value === 'number' && value >= low && value <= high && value % step === 0;
}

/** In words: "8 to 1024 in steps of 8". */
export function limitsText({ low, high, step }: Limits): string {
  return step === 1 ? `${low} to ${high}` : `${low} to ${high} in steps of ${step}`;
}
