import { scoreOf, weightOf, type Preference } from './preference';

/** Preferences added up by pair: all that a fit needs, however many there are. Arrays run over rows. */
export interface Tally {
  readonly competitors: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** The covariate of the row's difference in strength; null where there is none. */
  readonly covariate: Float64Array | null;
  /** Sum of weights. */
  readonly weight: Float64Array;
  /** Weight that the first won; a tie is half a win. */
  readonly won: Float64Array;
  /** The row of each preference. */
  readonly rowOf: Int32Array;
}

/** One row a pair; with a covariate, one row a preference. */
export function tally(
  preferences: readonly Preference[],
  competitors: number,
  covariate: Float64Array | null = null,
): Tally {
  const rowOf = covariate ? Int32Array.from(preferences.keys()) : rowsByPair(preferences, competitors);
  const rows = rowOf.reduce((last, row) => Math.max(last, row), -1) + 1;
  const [first, second] = [new Int32Array(rows), new Int32Array(rows)];
  preferences.forEach((preference, index) => {
    const swap = !covariate && preference.first > preference.second;
    first[rowOf[index]] = swap ? preference.second : preference.first;
    second[rowOf[index]] = swap ? preference.first : preference.second;
  });
  const empty = {
    competitors,
    first,
    second,
    covariate,
    weight: new Float64Array(rows),
    won: new Float64Array(rows),
    rowOf,
  };
  return withMultiplicity(empty, preferences, () => 1);
}

/** The same rows with each preference counted `times(index)` times: a resample, or a fit that leaves some out. */
export function withMultiplicity(
  rows: Tally,
  preferences: readonly Preference[],
  times: (index: number) => number,
): Tally {
  const [weight, won] = [new Float64Array(rows.weight.length), new Float64Array(rows.weight.length)];
  preferences.forEach((preference, index) => {
    const row = rows.rowOf[index];
    const counted = weightOf(preference) * times(index);
    const score = scoreOf(preference);
    weight[row] += counted;
    won[row] += counted * (preference.first === rows.first[row] ? score : 1 - score);
  });
  return { ...rows, weight, won };
}

function rowsByPair(preferences: readonly Preference[], competitors: number): Int32Array {
  const rows = new Int32Array(competitors * competitors).fill(-1);
  let count = 0;
  return Int32Array.from(preferences, ({ first, second }) => {
    const cell = Math.min(first, second) * competitors + Math.max(first, second);
    if (rows[cell] < 0) rows[cell] = count++;
    return rows[cell];
  });
}
