/**
 * The breeder's equation R = h^2 S (Lush 1937). S, the selection differential: the mean of the parents, by their shares in children, less
 * that of all who could be parents. R, the response: the mean of the children less the latter. Realised heritability is their ratio: of
 * inherited weights it holds what parents learned too, and in one generation of few it is far off.
 */
import { mean } from '#base';
import type { Descendant } from './price';

export interface Response {
  readonly differential: number;
  readonly response: number;
  /** NaN where parents were not selected at all. */
  readonly heritability: number;
}

/** What sums of as many numbers may be off by, as a share of the largest: means of the same numbers in another order differ by less. */
const ROUNDING = 1e-12;

/** Children have all of their shares from candidates. Null where there are none. */
export function responseTo(candidates: readonly number[], children: readonly Descendant[]): Response | null {
  if (candidates.length === 0 || children.length === 0) return null;
  const before = mean(candidates);
  const parents = children.map(({ shares }) =>
    shares.reduce((total, { ancestor, share }) => total + share * candidates[ancestor], 0),
  );
  const differential = mean(parents) - before;
  const response = mean(children.map(({ value }) => value)) - before;
  const isRounding = Math.abs(differential) <= ROUNDING * Math.max(...candidates.map(Math.abs));
  return { differential, response, heritability: isRounding ? NaN : response / differential };
}
