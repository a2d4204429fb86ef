/**
 * What a mixture pays for symbols, and what diversity is worth to it: its cross-entropy is the weighted mean of its members' less the
 * ambiguity, which at no symbol is below 0 (Krogh and Vedelsby 1995; here for logarithmic loss, by Jensen's inequality). Where symbols are
 * drawn from the mixture itself, the expected ambiguity is the mean Kullback-Leibler divergence sum_i w_i KL(mixture || p_i): unlike the
 * Jensen-Shannon divergence sum_i w_i KL(p_i || mixture), it has no upper bound, as a member may exclude what others expect.
 */
import type { SymbolNats } from './symbol-nats';

export interface MixtureNats {
  /** -ln sum_i w_i p_i(s) of each symbol. [symbols] */
  readonly mixture: Float64Array;
  /** What the members pay, by their weights, more than that: at least 0 but for rounding. [symbols] */
  readonly ambiguity: Float64Array;
}

/** Members of weight 0 count for nothing, whatever they pay. */
export function mixtureNats({ members, symbols, nats }: SymbolNats, weights: ArrayLike<number>): MixtureNats {
  const mixture = new Float64Array(symbols);
  const ambiguity = new Float64Array(symbols);
  const sharing = Array.from({ length: members }, (_, member) => member).filter((member) => weights[member] > 0);
  for (let at = 0; at < symbols; at++) {
    let least = Infinity;
    let mean = 0;
    for (const member of sharing) {
      const own = paid(nats[member * symbols + at]);
      if (own < least) least = own;
      mean += weights[member] * own;
    }
    let likelihood = 0; // as a share of the highest
    for (const member of sharing) likelihood += weights[member] * Math.exp(least - paid(nats[member * symbols + at]));
    mixture[at] = least === Infinity ? Infinity : least - Math.log(likelihood);
    ambiguity[at] = least === Infinity ? 0 : mean - mixture[at];
  }
  return { mixture, ambiguity };
}

function paid(nats: number): number {
  return Number.isNaN(nats) ? Infinity : nats;
}
