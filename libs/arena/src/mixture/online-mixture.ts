/**
 * A mixture that learns its weights as it reads, from equal ones: after each symbol Bayes' rule,
 *   w_i <- w_i p_i(s) / sum_j w_j p_j(s),
 * which is the exponentiated gradient of logarithmic loss at learning rate 1, and then a fixed share of all weight is spread evenly
 * (Herbster and Warmuth 1998), so that a member that was worse until now can lead soon. Without a share it pays in all at most ln N nats
 * more than the best of N members; with share a, over n symbols, at most
 *   ln N + k ln(N / a) - (n - 1 - k) ln(1 - a + a / N)
 * more than the best sequence of members that changes k times.
 */
import type { SymbolNats } from './symbol-nats';

export class OnlineMixture {
  /** Natural logarithms. */
  private logWeights: Float64Array;

  /** `share` is from 0 to 1. */
  constructor(
    members: number,
    private readonly share: number,
  ) {
    this.logWeights = new Float64Array(members).fill(-Math.log(members));
  }

  /** What it pays for each of the symbols that come next, in nats. A symbol to which no member gives a probability changes no weight. [symbols] */
  read({ symbols, nats }: SymbolNats): Float64Array {
    const paid = new Float64Array(symbols);
    for (let at = 0; at < symbols; at++) paid[at] = this.readSymbol((member) => nats[member * symbols + at]);
    return paid;
  }

  private readSymbol(natsOf: (member: number) => number): number {
    const joint = this.logWeights.map((logWeight, member) => {
      const own = logWeight - natsOf(member);
      return Number.isNaN(own) ? -Infinity : own;
    });
    const highest = joint.reduce((most, own) => Math.max(most, own));
    if (highest === -Infinity) return Infinity;
    const logTotal = highest + Math.log(joint.reduce((total, own) => total + Math.exp(own - highest), 0));
    this.logWeights = joint.map((own) => this.shared(own - logTotal));
    return -logTotal;
  }

  private shared(logWeight: number): number {
    if (this.share === 0) return logWeight;
    return Math.log((1 - this.share) * Math.exp(logWeight) + this.share / this.logWeights.length);
  }
}
