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

/** One place where a factor can bind, on either strand. */
export interface Site {
  /** Its place in the table of factors. */
  readonly factor: number;
  readonly start: number;
  readonly end: number;
  /** Its statistical weight against the empty place: concentration x 2^bits, the sum of both strands. */
  readonly weight: number;
  /** Of the strand that is bound better. */
  readonly bits: number;
  /** The share of the weight that is of the strand as written. */
  readonly forwardShare: number;
}

/** All sites, by where they start. A factor longer than the DNA has none. */
export function sitesOf(dna: Dna, factors: readonly BindingFactor[]): Site[] {
  const sites: Site[] = [];
  factors.forEach(({ weights, concentration }, factor) => {
    const length = weights.length / 4;
    const other = ofOtherStrand(weights);
    for (let start = 0; start + length <= dna.length; start++) {
      const [forward, reverse] = [score(weights, dna, start), score(other, dna, start)];
      const bits = Math.max(forward, reverse);
      const both = 1 + 2 ** (Math.min(forward, reverse) - bits); // times the better one, so that nothing underflows
      const forwardShare = 1 / (1 + 2 ** (reverse - forward));
      sites.push({ factor, start, end: start + length, weight: concentration * 2 ** bits * both, bits, forwardShare });
    }
  });
  return sites.sort((a, b) => a.start - b.start);
}
