/** What binds DNA, as thermodynamics sees it. */
import { type Dna } from '../dna';
import { ofOtherStrand, score, type WeightMatrix } from '../motif/weight-matrix';

export interface BindingFactor {
  /** [positions x 4], in bits. */
  readonly weights: WeightMatrix;
  /** Concentration times affinity at 0 bits: how much likelier than empty a site of no information is bound. 0 or more. */
  readonly concentration: number;
  /** By what the weight of two molecules of this factor is multiplied that are neighbours: 1 without cooperativity. 0 or more. */
  readonly cooperativity: number;
  /** Whether it binds inside of a nucleosome as it does outside. */
  readonly isPioneer: boolean;
}

/** Histones that wrap `length` bases, by `weight` times as likely as not at each place. */
export interface Nucleosome {
  readonly length: number;
  /** 0: none binds. */
  readonly weight: number;
}

/** One place where a factor can bind. */
export interface Site {
  /** Its place in the table of factors. */
  readonly factor: number;
  readonly start: number;
  readonly end: number;
  /** Its statistical weight against the empty place. */
  readonly weight: number;
  /** Of the strand that is bound better. */
  readonly bits: number;
  /** The share of the weight that is of the strand as written. */
  readonly forwardShare: number;
}

/** At all of its places, of the factor that `factors` has at that one. `weights` are theirs. [places] */
export function sitesOf(dna: Dna, factors: readonly BindingFactor[], factor: number, weights: Float64Array): Site[] {
  const written = factors[factor].weights;
  const other = ofOtherStrand(written);
  const length = written.length / 4;
  return Array.from({ length: Math.max(0, dna.length - length + 1) }, (_, start) => {
    const [forward, reverse] = [score(written, dna, start), score(other, dna, start)];
    return {
      factor,
      start,
      end: start + length,
      weight: weights[start],
      bits: Math.max(forward, reverse),
      forwardShare: 1 / (1 + 2 ** (reverse - forward)),
    };
  });
}
