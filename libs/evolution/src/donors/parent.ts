import { bestSuited } from '../best-suited';
import type { Donation } from '../operators';

/** The parent whose weights suit best, of equals the primary one. */
export const parent: Donation = (child, couple) => {
  const index = bestSuited(
    child,
    couple.map(({ genome }) => genome),
  );
  return index === undefined ? [] : [{ donor: couple[index], share: 1 }];
};
