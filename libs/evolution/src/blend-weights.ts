/**
 * One network of the weights of several that are alike, by shares.
 *
 * - linear: the weighted mean (Wortsman et al. 2022, "Model soups");
 * - spherical: along the arc between two (Shoemake 1985), each tensor as one vector: with the angle a between x and y
 *     (sin((1 - t) a) x + sin(t a) y) / sin a,
 *   which keeps their length, where a mean of vectors that point apart is shorter than either. Of more than two, each next one is taken in at
 *   t = its share of all shares until then, so that their order counts.
 */
import { InvalidValueError } from '#base';
import type { PlacedTensor } from '#model';

export type Blending = 'linear' | 'spherical';

/** A buffer of one member [parameters]. */
export interface Ingredient {
  readonly values: Float32Array;
  readonly share: number;
}

/** Vectors with a cosine beyond this are on a line: between them, and from a vector of zeros, is the mean. */
const ON_A_LINE = 0.9995;

/** Shares are above 0. Throws an InvalidValueError that names an ingredient which does not fit the layout. [parameters] */
export function blendWeights(
  layout: readonly PlacedTensor[],
  ingredients: readonly Ingredient[],
  blending: Blending,
): Float32Array {
  const parameters = layout.reduce((count, { size }) => count + size, 0);
  ingredients.forEach(({ values }, at) => {
    if (values.length !== parameters)
      throw new InvalidValueError(`donors.${at}.parameters`, values.length, `${parameters}, as of the first`);
  });
  const [first, ...others] = ingredients;
  const blended = Float64Array.from(first.values);
  let shares = first.share;
  for (const { values, share } of others) {
    shares += share;
    for (const { offset, size } of layout) {
      const [own, next] = [blended, values].map((all) => all.subarray(offset, offset + size));
      const [ofOwn, ofNext] = factors(own, next, share / shares, blending);
      for (let at = 0; at < size; at++) own[at] = ofOwn * own[at] + ofNext * next[at];
    }
  }
  return Float32Array.from(blended);
}

type Vector = Float32Array | Float64Array;

function factors(x: Vector, y: Vector, t: number, blending: Blending): readonly [ofX: number, ofY: number] {
  if (blending === 'linear') return [1 - t, t];
  const cosine = dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y)); // NaN of zeros
  if (!(Math.abs(cosine) <= ON_A_LINE)) return [1 - t, t];
  const angle = Math.acos(cosine);
  return [Math.sin((1 - t) * angle) / Math.sin(angle), Math.sin(t * angle) / Math.sin(angle)];
}

function dot(x: Vector, y: Vector): number {
  let total = 0;
  for (let at = 0; at < x.length; at++) total += x[at] * y[at];
  return total;
}
