/** A form of a mixture as the request that it is. */

/** As it is written. */
export interface Part {
  readonly corpus: string;
  readonly weight: string;
}

/** What each corpus has of all weights, as a percentage; null where a weight is no number above 0. */
export function sharesOf(parts: readonly Part[]): string[] | null {
  const weights = parts.map(({ weight }) => Number(weight));
  if (weights.some((weight) => !(weight > 0 && Number.isFinite(weight)))) return null;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => `${((100 * weight) / all).toFixed(weight === all ? 0 : 1)} %`);
}

/** What keeps it from being asked for; null where nothing does. */
export function faultOf(name: string, parts: readonly Part[]): string | null {
  if (name.trim() === '') return 'The mixture needs a name, by which niches call it.';
  if (parts.some(({ corpus }) => corpus === '')) return 'Choose a corpus for each part.';
  const twice = parts.find(({ corpus }, at) => parts.findIndex((each) => each.corpus === corpus) < at);
  if (twice) return `${twice.corpus} is there twice: give it the sum of both weights.`;
  return sharesOf(parts) === null ? 'A weight must be a number above 0.' : null;
}

export const weightsOf = (parts: readonly Part[]): Record<string, number> =>
  Object.fromEntries(parts.map(({ corpus, weight }) => [corpus, Number(weight)]));
