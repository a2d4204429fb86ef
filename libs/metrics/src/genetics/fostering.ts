/**
 * Cross-fostering: how much children resemble those who gave their genes, and how much those who gave their weights. Least squares of the
 * child's value on both: partial regression on the parents by their shares is the heritability of genes, since in haploids all genes are
 * theirs (Falconer and Mackay 1996, ch. 10), and that on the foster parent is what weights pass on, a maternal effect (Kirkpatrick and Lande
 * 1989). Where a parent raises its own children the two cannot be told apart.
 */
import { mean, sum } from '#base';

/** A child raised by a stranger. */
export interface Fostered {
  readonly value: number;
  /** Of the parents, by their shares. */
  readonly parents: number;
  /** Of whom it had its weights. */
  readonly foster: number;
}

export interface Slope {
  readonly value: number;
  readonly standardError: number;
}

/** Null of fewer than four children, and where parents or foster parents are all alike, or go together. */
export function fosteringSlopes(children: readonly Fostered[]): { genes: Slope; weights: Slope } | null {
  if (children.length < 4) return null;
  const [values, parents, fosters] = (['value', 'parents', 'foster'] as const).map((key) =>
    deviations(children.map((child) => child[key])),
  );
  const [pp, ff, pf] = [product(parents, parents), product(fosters, fosters), product(parents, fosters)];
  const determinant = pp * ff - pf ** 2;
  if (!(determinant > 1e-9 * pp * ff)) return null;
  const [pv, fv] = [product(parents, values), product(fosters, values)];
  const genes = (ff * pv - pf * fv) / determinant;
  const weights = (pp * fv - pf * pv) / determinant;
  const residuals = values.map((value, at) => value - genes * parents[at] - weights * fosters[at]);
  const variance = product(residuals, residuals) / (children.length - 3);
  return {
    genes: { value: genes, standardError: Math.sqrt((variance * ff) / determinant) },
    weights: { value: weights, standardError: Math.sqrt((variance * pp) / determinant) },
  };
}

function deviations(values: readonly number[]): number[] {
  const center = mean(values);
  return values.map((value) => value - center);
}

function product(one: readonly number[], other: readonly number[]): number {
  return sum(one.map((value, at) => value * other[at]));
}
