/**
 * Point mutation. Each step is as likely as its reverse, so that under mutation alone every allele becomes equally
 * frequent and real genes uniform on their scale: mutation favours nothing.
 */
import { InvalidValueError, type Prng } from '#base';
import type { Loci } from './loci';
import { mutateGene } from './mutate-gene';

export interface MutationSettings {
  /** Probability that a gene mutates: that its allele is another one after it. */
  readonly rate: number;
  /** Standard deviation of a real gene's step, as a fraction of the range on the locus's scale. */
  readonly scale: number;
}

/** Mutates the genes of a row in place. */
export type Mutation = (genes: Float64Array, row: number, prng: Prng) => void;

/**
 * Each gene of a locus that is not conserved mutates independently. The number of genes up to the next that mutates is geometric, so that only those are drawn for that
 * mutate: P(gap >= k) = (1 - rate)^k (Devroye 1986, "Non-uniform random variate generation", X.2).
 */
export function mutation(loci: Loci, { rate, scale }: MutationSettings): Mutation {
  if (!(rate >= 0 && rate <= 1)) throw new InvalidValueError('rate', rate, 'a number from 0 to 1');
  const { count, mutable } = loci;
  if (rate === 0) return () => undefined;
  const gaps = gapTable(rate, mutable.length);
  return (genes, row, prng) => {
    const start = row * count;
    for (let next = drawGap(gaps, prng); next < mutable.length; next += 1 + drawGap(gaps, prng)) {
      const at = mutable[next];
      genes[start + at] = mutateGene(loci, at, genes[start + at], scale, prng);
    }
  };
}

/**
 * Mutates genes of a row in place, those at `places` alone, by a rate and scale that differ from child to child: nothing is worked out before
 * a gap is drawn, by inversion of P(gap >= k) = (1 - rate)^k.
 */
export function mutateAt(
  loci: Loci,
  places: Int32Array,
  rate: number,
  scale: number,
  genes: Float64Array,
  row: number,
  prng: Prng,
): void {
  if (rate === 0) return;
  const start = row * loci.count;
  const unchanged = Math.log1p(-rate);
  const drawn = (): number => Math.floor(Math.log(1 - prng.uniform()) / unchanged);
  for (let next = drawn(); next < places.length; next += 1 + drawn()) {
    const at = start + places[next];
    genes[at] = mutateGene(loci, places[next], genes[at], scale, prng);
  }
}

/** Gaps by inversion: a random word below `atLeast[k]` is a gap of k or more, so that chances are exact to 2^-32. */
interface GapTable {
  readonly atLeast: Float64Array;
  /** A gap that every word of the same highest byte has at least. */
  readonly guide: Uint32Array;
}

/** Gaps of `longest` and more are as one: none of them ends within the genome. */
function gapTable(rate: number, longest: number): GapTable {
  const atLeast = Float64Array.from({ length: longest + 2 }, (_, k) => (k > longest ? 0 : (1 - rate) ** k * 2 ** 32));
  const guide = Uint32Array.from({ length: 256 }, (_, byte) => {
    const highestWord = (byte + 1) * 2 ** 24 - 1;
    return atLeast.findLastIndex((bound) => highestWord < bound);
  });
  return { atLeast, guide };
}

function drawGap({ atLeast, guide }: GapTable, prng: Prng): number {
  const word = prng.uint32();
  let gap = guide[word >>> 24];
  while (word < atLeast[gap + 1]) gap++;
  return gap;
}
