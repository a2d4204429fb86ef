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

/** How well a factor is bound at each place of a stretch of DNA, by where the place starts. A factor longer than the DNA has no place. [places] each */
export interface Places {
  /** Bases of a place. */
  readonly length: number;
  readonly cooperativity: number;
  /** Statistical weights against empty places: concentration x 2^bits, the sum of both strands. */
  readonly weights: Float64Array;
  /** Of the strand as written, and of the other one. */
  readonly forward: Float64Array;
  readonly reverse: Float64Array;
}

export function placesOf(dna: Dna, { weights: matrix, concentration, cooperativity }: BindingFactor): Places {
  const length = matrix.length / 4;
  const count = Math.max(0, dna.length - length + 1);
  const other = ofOtherStrand(matrix);
  const [forward, reverse, weights] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let start = 0; start < count; start++) {
    forward[start] = score(matrix, dna, start);
    reverse[start] = score(other, dna, start);
    weights[start] = concentration * (2 ** forward[start] + 2 ** reverse[start]);
  }
  return { length, cooperativity, weights, forward, reverse };
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

export function siteAt({ length, weights, forward, reverse }: Places, factor: number, start: number): Site {
  return {
    factor,
    start,
    end: start + length,
    weight: weights[start],
    bits: Math.max(forward[start], reverse[start]),
    forwardShare: 1 / (1 + 2 ** (reverse[start] - forward[start])),
  };
}
