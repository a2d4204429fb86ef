/**
 * Hinton and Nowlan (1987), "How learning can guide evolution": genomes of 20 alleles, wrong, right or undecided. Each of 1,000 trials sets the
 * undecided ones at random; fitness is 1 + 19 n / 1000, n being the trials that are left once all are right. This is the model in plain code,
 * with no part of the kernel, to compare the kernel with.
 */
import type { Prng } from '#base';

export const WRONG = 0;
export const RIGHT = 1;
export const UNDECIDED = 2;
export const LOCI = 20;
export const SIZE = 1000;
const TRIALS = 1000;
const HIGHEST = 20;

/** A quarter wrong, a quarter right. */
export function firstGenes(prng: Prng): Float64Array {
  return Float64Array.from({ length: SIZE * LOCI }, () => [WRONG, RIGHT, UNDECIDED, UNDECIDED][prng.integer(4)]);
}

/** Share of the alleles that are right. */
export function rightShare(genes: Float64Array): number {
  return genes.filter((gene) => gene === RIGHT).length / genes.length;
}

/** The fitness of a life. The trials before the first success are geometric. */
export function fitnessOf(genes: Float64Array, row: number, prng: Prng): number {
  let undecided = 0;
  for (let at = row * LOCI; at < (row + 1) * LOCI; at++) {
    if (genes[at] === WRONG) return 1;
    if (genes[at] === UNDECIDED) undecided++;
  }
  const failures = undecided === 0 ? 0 : Math.floor(Math.log(1 - prng.uniform()) / Math.log1p(-(2 ** -undecided)));
  return 1 + ((HIGHEST - 1) * Math.max(0, TRIALS - failures)) / TRIALS;
}

/** The genes of a generation, 0 being the first: parents in proportion to fitness, two different ones, one cut. */
export function genesAfter(generations: number, prng: Prng): Float64Array {
  let genes = firstGenes(prng);
  for (let generation = 0; generation < generations; generation++) {
    const fitness = Float64Array.from({ length: SIZE }, (_, row) => fitnessOf(genes, row, prng));
    const next = new Float64Array(genes.length);
    for (let child = 0; child < SIZE; child++) {
      const one = drawn(fitness, prng);
      let other = one;
      while (other === one) other = drawn(fitness, prng);
      const cut = 1 + prng.integer(LOCI - 1);
      for (let at = 0; at < LOCI; at++) next[child * LOCI + at] = genes[(at < cut ? one : other) * LOCI + at];
    }
    genes = next;
  }
  return genes;
}

/** By rejection: anyone, who is taken with a probability in proportion to fitness. */
function drawn(fitness: Float64Array, prng: Prng): number {
  for (;;) {
    const one = prng.integer(SIZE);
    if (prng.uniform() * HIGHEST < fitness[one]) return one;
  }
}
