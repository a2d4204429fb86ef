/**
 * What the transmission of the Price equation (`price.ts`) is made of: whose weights children start from, where that is not who gave
 * their genes, how children differ from the owner of those weights as they are born, and what they learn after it. The four sum to it. Mutation and recombination
 * act in one birth, so that all that the genes of a child of two change at birth counts as recombination, its mutations among it.
 */
import type { Descendant } from './price';

export interface Transmitted extends Descendant {
  /** Its value as it was born; null where that is not known. One who lived on was born with what it has. */
  readonly birth: number | null;
  /** How many there are, those from elsewhere among them. */
  readonly parents: number;
  /** The value of who gave the weights that it started from, of several the mean by shares; null where there is none, or it is not known. */
  readonly donor: number | null;
}

export interface TransmissionTerms {
  readonly mutation: number;
  readonly recombination: number;
  /** That weights come from others than genes do: of two parents from one, or from a stranger. */
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
      const start = donor ?? before;
      given += share * (start - before);
      if (parents > 1) recombination += share * (birth - start);
      else mutation += share * (birth - start);
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
