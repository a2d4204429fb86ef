/**
 * How far apart two genomes are (Stanley and Miikkulainen 2002, Evol. Comput. 10:99, equation 1, with N = 1 as there for small genomes):
 *   unmatched (E + D) + difference W
 * over expressed loci alone. E + D are loci that one of them expresses and the other does not, and loci of unordered alleles at which they
 * differ, since each then has a gene that the other has not. W is the mean difference over ordered loci that both express, from 0 to 1 of
 * the range of each on its own scale; 0 without such a locus.
 */
import { expressedLoci } from './express';
import type { Genome } from './genome';
import type { Locus, SearchSpace } from './search-space';
import { toUnit } from './unit-scale';

export interface CompatibilityWeights {
  /** Of each locus that has no match; c1 and c2 of NEAT. */
  readonly unmatched: number;
  /** Of the mean difference at those that have one; c3. */
  readonly difference: number;
}

export function compatibilityDistance(
  space: SearchSpace,
  one: Genome,
  other: Genome,
  { unmatched, difference }: CompatibilityWeights,
): number {
  const [ofOne, ofOther] = [new Set(expressedLoci(one)), new Set(expressedLoci(other))];
  let [lone, matched, apart] = [0, 0, 0];
  for (const locus of space) {
    const { name, kind } = locus;
    if (ofOne.has(name) !== ofOther.has(name)) lone++;
    if (!ofOne.has(name) || !ofOther.has(name)) continue;
    if (kind === 'categorical') {
      if (one[name] !== other[name]) lone++;
      continue;
    }
    matched++;
    apart += Math.abs(placeOf(locus, one) - placeOf(locus, other));
  }
  return unmatched * lone + difference * (matched === 0 ? 0 : apart / matched);
}

/** From 0 to 1. */
function placeOf(locus: Exclude<Locus, { kind: 'categorical' }>, genome: Genome): number {
  const gene = Number(genome[locus.name]);
  if (locus.kind === 'real') return toUnit(locus, gene);
  return locus.values.length < 2 ? 0 : locus.values.indexOf(gene) / (locus.values.length - 1);
}
