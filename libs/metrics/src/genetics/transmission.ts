/**
 * What the transmission of the Price equation (`price.ts`) is made of: which parent's weights children of two start from, how children differ
 * from those weights' owner or their one parent as they are born, and what they learn after it. The four sum to it. Mutation and recombination
 * act in one birth, so that all that the genes of a child of two change at birth counts as recombination, its mutations among it.
 */
import type { Descendant } from './price';

export interface Transmitted extends Descendant {
  /** Its value as it was born; null where that is not known. One who lived on was born with what it has. */
  readonly birth: number | null;
  /** How many there are, those from elsewhere among them. */
  readonly parents: number;
  /** The value of the parent whose weights it started from; null where there is none, or it is not known. */
  readonly donor: number | null;
}

export interface TransmissionTerms {
  readonly mutation: number;
  readonly recombination: number;
  /** That weights are of one parent alone while genes are of two. */
  readonly donor: number;
  readonly learning: number;
}

/** Null where a descendant of these ancestors has no value as it was born. */
export function transmissionTerms(
  ancestors: readonly number[],
  descendants: readonly Transmitted[],
): TransmissionTerms | null {
  let [mutation, recombination, given, learning, own] = [0, 0, 0, 0, 0];
  for (const { value, birth, parents, donor, shares } of descendants) {
    for (const { ancestor, share } of shares) {
      if (birth === null) return null;
      const before = ancestors[ancestor];
      if (parents > 1) {
        given += share * ((donor ?? before) - before);
        recombination += share * (birth - (donor ?? before));
      } else {
        mutation += share * (birth - before);
      }
      learning += share * (value - birth);
      own += share;
    }
  }
  const mean = (total: number): number => (own === 0 ? 0 : total / own);
  return {
    mutation: mean(mutation),
    recombination: mean(recombination),
    donor: mean(given),
    learning: mean(learning),
  };
}
