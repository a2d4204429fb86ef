import type { GeneValue } from './search-space';

/** An allele for every locus of the search space, by the locus's name. Order is the search space's. */
export type Genome = Readonly<Record<string, GeneValue>>;
