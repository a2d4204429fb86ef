/**
 * A search space compiled to arrays, and genomes as rows of numbers: of a categorical or ordinal locus the index of the allele among the
 * locus's values, of a real one the value itself, so that nothing is rounded on the way.
 */
import type { Genome } from './genome';
import type { GeneValue, SearchSpace } from './search-space';

export interface Loci {
  readonly space: SearchSpace;
  readonly count: number;
  /** Alleles by locus; 0 of a real one. */
  readonly alleles: Int32Array;
  /** Of a categorical locus all alleles are alike, of an ordinal one neighbours are similar. */
  readonly kinds: readonly ('categorical' | 'ordinal' | 'real')[];
  /** Loci whose genes mutate, in order. */
  readonly mutable: Int32Array;
}

/** Genes at loci with a name of `conserved` never mutate. */
export function compileLoci(space: SearchSpace, conserved: readonly string[] = []): Loci {
  const alleles = Int32Array.from(space, (locus) => (locus.kind === 'real' ? 0 : locus.values.length));
  const mutable = Int32Array.from(space.keys()).filter((at) => !conserved.includes(space[at].name));
  return { space, count: space.length, alleles, kinds: space.map(({ kind }) => kind), mutable };
}

/** Genomes of the space as rows. [genomes, loci] */
export function genesOf(loci: Loci, genomes: readonly Genome[]): Float64Array {
  const genes = new Float64Array(genomes.length * loci.count);
  genomes.forEach((genome, row) =>
    loci.space.forEach((locus, at) => {
      const gene = genome[locus.name];
      const isReal = locus.kind === 'real';
      genes[row * loci.count + at] = isReal ? Number(gene) : (locus.values as readonly GeneValue[]).indexOf(gene);
    }),
  );
  return genes;
}

/** The genome in a row. */
export function genomeIn(loci: Loci, genes: Float64Array, row: number): Genome {
  return Object.fromEntries(
    loci.space.map((locus, at) => {
      const gene = genes[row * loci.count + at];
      return [locus.name, locus.kind === 'real' ? gene : locus.values[gene]];
    }),
  );
}
