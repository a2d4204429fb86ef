/** The competitor that is the text itself. */
export const HELD_OUT = 'held-out text';
/** Of the n-grams that models are held to. */
export const HIGHEST_ORDER = 5;

const INDIVIDUAL = /-\d+-\d+$/;

/** Whether it is none of the n-grams, nor the text itself. */
export function isIndividual(competitor: string): boolean {
  return INDIVIDUAL.test(competitor);
}

/**
 * Orders competitors by name: n-grams and the held-out text first, then individuals. Their order is then the same whatever id a
 * tournament has, as pairing and the lineage hash need it.
 */
export function byCompetitor(one: string, other: string): number {
  const order = Number(INDIVIDUAL.test(one)) - Number(INDIVIDUAL.test(other));
  return order || (one < other ? -1 : Number(one > other));
}
