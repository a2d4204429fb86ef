/**
 * What the transmission of the Price equation (`price.ts`) is made of: how children differ from their parents as they are born, and what they
 * learn after it. The three sum to it. Mutation and recombination act in one birth, so that all that a child of two parents differs by counts
 * as recombination, its mutations among it.
 */
import type { Descendant } from './price';

export interface Transmitted extends Descendant {
  /** Its value as it was born; null where that is not known. One who lived on was born with what it has. */
  readonly birth: number | null;
  /** How many there are, those from elsewhere among them. */
  readonly parents: number;
}

export interface TransmissionTerms {
  readonly mutation: number;
  readonly recombination: number;
  readonly learning: number;
}

/** Null where a descendant of these ancestors has no value as it was born. */
export function transmissionTerms(
  ancestors: readonly number[],
  descendants: readonly Transmitted[],
): TransmissionTerms | null {
  let [mutation, recombination, learning, own] = [0, 0, 0, 0];
  for (const { value, birth, parents, shares } of descendants) {
    for (const { ancestor, share } of shares) {
      if (birth === null) return null;
      const change = share * (birth - ancestors[ancestor]);
      if (parents > 1) recombination += change;
      else mutation += change;
      learning += share * (value - birth);
      own += share;
    }
  }
  const mean = (total: number): number => (own === 0 ? 0 : total / own);
  return { mutation: mean(mutation), recombination: mean(recombination), learning: mean(learning) };
}
