/** Motifs of genes, whose weights are free up to a constant of the position, as matrices by which binding and information are told. */
import type { Column, CountMatrix } from '../motif/count-matrix';
import type { WeightMatrix } from '../motif/weight-matrix';
import { BOUNDS } from './bounds';
import type { FactorGene } from './regulatory-genome';

/** Steps a bit. */
const EIGHTHS = 8;

/** log2(p / q) of each base, q being 1/4: in bits. [positions x 4] */
export function motifWeights({ motif }: Pick<FactorGene, 'motif'>): WeightMatrix {
  const weights = new Float64Array(4 * motif.length);
  motif.forEach((position, at) => {
    const powers = position.map((weight) => 2 ** (weight / EIGHTHS));
    const whole = Math.log2(powers[0] + powers[1] + powers[2] + powers[3]);
    position.forEach((weight, base) => (weights[4 * at + base] = weight / EIGHTHS - whole + 2));
  });
  return weights;
}

/** As frequencies, for logos and comparisons. */
export function motifMatrix(factor: FactorGene): CountMatrix {
  const weights = motifWeights(factor);
  return matrixOfWeights(
    factor.id,
    factor.motif.map((_, at) => weights.subarray(4 * at, 4 * at + 4)),
  );
}

/** The same of weights of A, C, G and T by position, in bits. */
export function matrixOfWeights(id: string, weights: readonly ArrayLike<number>[]): CountMatrix {
  const columns = weights.map((bits) => Array.from(bits, (each) => 2 ** (each - 2)) as unknown as Column);
  return { id, name: '', columns };
}

/** The nearest motif of a gene to weights in bits. */
export function motifOf(weights: WeightMatrix): number[][] {
  const { low, high } = BOUNDS.motif;
  return Array.from({ length: weights.length / 4 }, (_, at) =>
    Array.from(weights.subarray(4 * at, 4 * at + 4), (bits) => {
      return Math.max(low, Math.min(high, Math.round(EIGHTHS * bits))) + 0;
    }),
  );
}
