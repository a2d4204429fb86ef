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

/** How well a factor is bound at each place of a stretch of DNA, by where the place starts. A factor longer than the DNA has no place. [places] */
export interface Places {
  /** Bases of a place. */
  readonly length: number;
  readonly cooperativity: number;
  /** Statistical weights against empty places: concentration x 2^bits, the sum of both strands. */
  readonly weights: Float64Array;
}

export function placesOf(dna: Dna, { weights: bits, concentration, cooperativity }: BindingFactor): Places {
  const length = bits.length / 4;
  const affinities = bits.map((each) => 2 ** each);
  const ofOther = ofOtherStrand(affinities);
  const weights = new Float64Array(Math.max(0, dna.length - length + 1));
  for (let start = 0; start < weights.length; start++) {
    let [forward, reverse] = [1, 1];
    for (let at = 0; at < length; at++) {
      const entry = 4 * at + dna[start + at];
      forward *= affinities[entry];
      reverse *= ofOther[entry];
    }
    weights[start] = concentration * (forward + reverse);
  }
  return { length, cooperativity, weights };
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

/** The one that starts there, of the factor that `factors` has at that place. `weight` is that of `placesOf`. */
export function siteAt(
  dna: Dna,
  factors: readonly BindingFactor[],
  factor: number,
  start: number,
  weight: number,
): Site {
  const { weights } = factors[factor];
  const [forward, reverse] = [score(weights, dna, start), score(ofOtherStrand(weights), dna, start)];
  const bits = Math.max(forward, reverse);
  return {
    factor,
    start,
    end: start + weights.length / 4,
    weight,
    bits,
    forwardShare: 1 / (1 + 2 ** (reverse - forward)),
  };
}
