import { natsToBits } from './units';

/** Probabilities of one distribution after the other, and how large their entropies are together, in nats. */
export interface Distributions {
  readonly masses: Float32Array;
  readonly entropy: number;
}

/** `masses` [distributions, values], each row summing to 1. */
export function distributionsOf(masses: Float32Array): Distributions {
  return { masses, entropy: entropyOf(masses.length, (at) => masses[at]) };
}

/**
 * Jensen-Shannon divergence of one's distributions from another's in bits, the mean over `count` of them: the entropy of their equal mixture less
 * the mean of their entropies, from 0 to 1 (Lin 1991, IEEE Trans. Inf. Theory 37:145). Exactly 0 of the same.
 */
export function jensenShannonBits(one: Distributions, other: Distributions, count: number): number {
  const [own, others] = [one.masses, other.masses];
  const mixed = entropyOf(own.length, (at) => (own[at] + others[at]) / 2);
  return natsToBits(Math.max(0, mixed - (one.entropy + other.entropy) / 2)) / count;
}

function entropyOf(length: number, massOf: (at: number) => number): number {
  let nats = 0;
  for (let at = 0; at < length; at++) {
    const mass = massOf(at);
    if (mass !== 0) nats -= mass * Math.log(mass); // not a number where the mass is none
  }
  return nats;
}
