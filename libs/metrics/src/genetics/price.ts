/**
 * The Price equation (Price 1970): why the mean of a trait changed from ancestors to descendants. Selection is Cov(w, z) / mean w, of the
 * ancestors' values z and their descendants w by shares; transmission is the mean difference between descendants and their ancestors.
 * Descendants that come from elsewhere, founders or immigrants, are a third term (Kerr and Godfrey-Smith 2009). The three sum to the change.
 */
import { mean, sum } from '#base';

/** Somebody afterwards: one who lived on is a descendant of itself. */
export interface Descendant {
  readonly value: number;
  /** What each ancestor gave of it, by the ancestor's index; they sum to at most 1, the rest is from elsewhere. */
  readonly shares: readonly { readonly ancestor: number; readonly share: number }[];
}

export interface PriceTerms {
  readonly selection: number;
  readonly transmission: number;
  readonly founders: number;
  /** Change of the mean. */
  readonly total: number;
}

/** Null where there are no ancestors or no descendants. */
export function priceTerms(ancestors: readonly number[], descendants: readonly Descendant[]): PriceTerms | null {
  if (ancestors.length === 0 || descendants.length === 0) return null;
  const total = mean(descendants.map(({ value }) => value)) - mean(ancestors);
  const fitness = ancestors.map(() => 0);
  let [inherited, changed] = [0, 0];
  for (const { value, shares } of descendants) {
    for (const { ancestor, share } of shares) {
      fitness[ancestor] += share;
      inherited += share * value;
      changed += share * (value - ancestors[ancestor]);
    }
  }
  const own = sum(fitness); // of as many descendants
  if (own === 0) return { selection: 0, transmission: 0, founders: total, total };
  const [centre, meanFitness] = [mean(ancestors), mean(fitness)];
  const covariance = mean(ancestors.map((value, at) => (fitness[at] - meanFitness) * (value - centre)));
  const founders = mean(
    descendants.map(({ value, shares }) => (1 - sum(shares.map(({ share }) => share))) * (value - inherited / own)),
  );
  return { selection: covariance / meanFitness, transmission: changed / own, founders, total };
}
