/** How well factors are bound at each place of a stretch of DNA. */
import type { Dna } from '../dna';
import { ofOtherStrand } from '../motif/weight-matrix';
import type { BindingFactor } from './factor';

/** Statistical weights of a factor's places, base by base. */
export interface Affinity extends Pick<BindingFactor, 'concentration' | 'cooperativity' | 'isPioneer'> {
  /** Bases of a place. */
  readonly length: number;
  /** 2^bits of the strand as written, and of the other. [positions x 4] */
  readonly forward: Float64Array;
  readonly reverse: Float64Array;
}

export function affinityOf({ weights, ...factor }: BindingFactor): Affinity {
  const forward = weights.map((bits) => 2 ** bits);
  return { ...factor, length: weights.length / 4, forward, reverse: ofOtherStrand(forward) };
}

/** Places of factors on one stretch of DNA, by where they start. */
export interface Places {
  readonly bases: number;
  /** Bases of a place. [factors] */
  readonly lengths: readonly number[];
  /** [factors] */
  readonly cooperativities: readonly number[];
  /** Against empty places: concentration x 2^bits, the sum of both strands; 0 where a factor has no place. [factors x bases] */
  readonly weights: Float64Array;
}

export function placesOf(dna: Dna, affinities: readonly Affinity[]): Places {
  const weights = new Float64Array(affinities.length * dna.length);
  for (let factor = 0; factor < affinities.length; factor++) {
    const { length, concentration, forward, reverse } = affinities[factor];
    for (let start = 0; start + length <= dna.length; start++) {
      let [asWritten, other] = [concentration, concentration];
      for (let at = 0; at < length; at++) {
        const entry = 4 * at + dna[start + at];
        asWritten *= forward[entry];
        other *= reverse[entry];
      }
      weights[factor * dna.length + start] = asWritten + other;
    }
  }
  return {
    bases: dna.length,
    lengths: affinities.map(({ length }) => length),
    cooperativities: affinities.map(({ cooperativity }) => cooperativity),
    weights,
  };
}
