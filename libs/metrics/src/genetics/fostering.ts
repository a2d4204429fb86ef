/**
 * Cross-fostering: how much children resemble those who gave their genes, and how much those who gave their weights. Least squares of the
 * child's value on both: the partial slope on the parents by their shares is the offspring-parent regression of genes (Falconer and Mackay 1996,
 * ch. 10), that on the foster parent a maternal effect (Kirkpatrick and Lande 1989). Values are taken as deviations from the mean of the
 * child's kind: fosters are of a kind with the child, so that differences between kinds, which are of genes, would else count for weights.
 */
import { groupBy, mean, sum } from '#base';

/** A child raised by a stranger. */
export interface Fostered {
  /** Within which weights can be exchanged. */
  readonly kind: string;
  readonly value: number;
  /** Of the parents, by their shares. */
  readonly parents: number;
  /** Of whom it had its weights. */
  readonly foster: number;
}

export interface Slopes {
  readonly genes: number;
  readonly weights: number;
}

/** Children beyond the numbers that are fitted: two slopes, and a mean of each kind. */
const LEAST_DEGREES = 3;

/**
 * Null of few children, and where parents or fosters are all alike, or go together. No errors: children share parents and fosters, and
 * are not independent; seeds are.
 */
export function fosteringSlopes(children: readonly Fostered[]): Slopes | null {
  const kinds = [...groupBy(children, ({ kind }) => kind).values()];
  if (children.length - kinds.length - 2 < LEAST_DEGREES) return null;
  const [values, parents, fosters] = (['value', 'parents', 'foster'] as const).map((key) =>
    kinds.flatMap((ofKind) => deviations(ofKind.map((child) => child[key]))),
  );
  const [pp, ff, pf] = [product(parents, parents), product(fosters, fosters), product(parents, fosters)];
  const determinant = pp * ff - pf ** 2;
  if (!(determinant > 1e-9 * pp * ff)) return null;
  const [pv, fv] = [product(parents, values), product(fosters, values)];
  return { genes: (ff * pv - pf * fv) / determinant, weights: (pp * fv - pf * pv) / determinant };
}

function deviations(values: readonly number[]): number[] {
  const center = mean(values);
  return values.map((value) => value - center);
}

function product(one: readonly number[], other: readonly number[]): number {
  return sum(one.map((value, at) => value * other[at]));
}
