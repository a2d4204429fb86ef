/**
 * Sequences of four bases of which some live, all alike: a neutral network. In a large population that mutates, those have more descendants whose mutants live, so
 * that it moves to where the network is dense: the mean share of mutants that live rises from the mean of the network to its largest eigenvalue, without any
 * difference in fitness (van Nimwegen, Crutchfield and Huynen 1999, PNAS 96:9716). A sequence is a number, two bits a base.
 */

/** The share of its mutants of one base that live. */
export function neutrality(sequence: number, length: number, lives: Uint8Array): number {
  let living = 0;
  for (let at = 0; at < length; at++) {
    for (let change = 1; change < 4; change++) living += lives[sequence ^ (change << (2 * at))];
  }
  return living / (3 * length);
}

/** Frequencies of an infinite population after so many generations: who lives has children alike, of whom each base becomes any other with chance `rate`. */
export function afterMutation(
  generations: number,
  length: number,
  lives: Uint8Array,
  rate: number,
  founder: number,
): Float64Array {
  let now: Float64Array = new Float64Array(lives.length);
  now[founder] = 1;
  for (let generation = 0; generation < generations; generation++) {
    const mean = now.reduce((sum, share, sequence) => sum + share * lives[sequence], 0);
    now = now.map((share, sequence) => (share * lives[sequence]) / mean);
    for (let at = 0; at < length; at++) now = mutated(now, at, rate);
  }
  return now;
}

/** One base of all mutates. */
function mutated(shares: Float64Array, at: number, rate: number): Float64Array {
  return shares.map((share, sequence) => {
    const others = [1, 2, 3].reduce((sum, change) => sum + shares[sequence ^ (change << (2 * at))], 0);
    return (1 - rate) * share + (rate / 3) * others;
  });
}

/** The mean neutrality of those that live. */
export function meanNeutrality(shares: Float64Array, length: number, lives: Uint8Array): number {
  let [sum, living] = [0, 0];
  shares.forEach((share, sequence) => {
    if (lives[sequence] === 0 || share === 0) return;
    sum += share * neutrality(sequence, length, lives);
    living += share;
  });
  return sum / living;
}
