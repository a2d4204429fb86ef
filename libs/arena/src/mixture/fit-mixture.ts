/**
 * The fixed mixture of predictors that pays least for a text: weights w >= 0 with sum 1 that minimise
 *   L(w) = -(1 / n) sum_s ln sum_i w_i p_i(s),
 * which is convex. EM (Dempster, Laird and Rubin 1977) multiplies each weight by
 *   g_i = (1 / n) sum_s p_i(s) / sum_j w_j p_j(s)
 * and never raises L. By Jensen's inequality L(w) is at most ln max_i g_i above its minimum, which is how it knows when to stop.
 */
import { sum } from '#base';
import type { SymbolNats } from './symbol-nats';

export interface FittedMixture {
  /** Sum 1. [members] */
  readonly weights: Float64Array;
  /** How much too high L(w) is at most, in nats a symbol. */
  readonly gapNats: number;
}

/** From equal weights, until the gap is at most `toleranceNats` or `steps` are done. Symbols to which no member gives a probability are left out. */
export function fitMixture(scored: SymbolNats, { toleranceNats = 1e-6, steps = 2_000 } = {}): FittedMixture {
  const { members } = scored;
  const likelihoods = relativeLikelihoods(scored);
  let weights = new Float64Array(members).fill(1 / members);
  for (let step = 0; ; step++) {
    const growth = growthOf(likelihoods, scored, weights);
    const gapNats = Math.max(0, Math.log(growth.reduce((most, own) => Math.max(most, own))));
    if (gapNats <= toleranceNats || step === steps) return { weights, gapNats };
    const grown = weights.map((weight, member) => weight * growth[member]);
    const total = sum([...grown]); // 1 but for rounding
    weights = grown.map((weight) => weight / total);
  }
}

/** Likelihoods of each symbol, as shares of the highest that a member gives it. [members, symbols] */
function relativeLikelihoods({ members, symbols, nats }: SymbolNats): Float32Array {
  const least = new Float64Array(symbols).fill(Infinity);
  for (let at = 0; at < nats.length; at++) if (nats[at] < least[at % symbols]) least[at % symbols] = nats[at];
  const relative = new Float32Array(members * symbols);
  for (let at = 0; at < nats.length; at++) {
    if (Number.isFinite(nats[at])) relative[at] = Math.exp(least[at % symbols] - nats[at]);
  }
  return relative;
}

/** The g of each member; 1 where no symbol has a probability. [members] */
function growthOf(likelihoods: Float32Array, { members, symbols }: SymbolNats, weights: Float64Array): Float64Array {
  const mixed = new Float64Array(symbols);
  for (let member = 0; member < members; member++) {
    const weight = weights[member];
    for (let at = 0; at < symbols; at++) mixed[at] += weight * likelihoods[member * symbols + at];
  }
  const known = mixed.reduce((count, likelihood) => count + Number(likelihood > 0), 0);
  const growth = new Float64Array(members).fill(known === 0 ? 1 : 0);
  for (let member = 0; member < members; member++) {
    for (let at = 0; at < symbols; at++) {
      if (mixed[at] > 0) growth[member] += likelihoods[member * symbols + at] / mixed[at] / known;
    }
  }
  return growth;
}
