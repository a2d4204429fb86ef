/**
 * How many preferences would have to be the other way round to change who ranks first. Huang et al. 2025 ("Dropping just a
 * handful of preferences can change top large language model rankings", arXiv 2508.11847) drop preferences and rank them by
 * influence; here they are reversed, which needs fewer.
 *
 * Approximated: the influence of a preference on the leader's gap is its first-order one, and the most influential are
 * reversed first, a fit following each step. So the count is an upper bound of the smallest, and close to it where one
 * preference hardly moves the fit.
 */
import type { FitOptions } from './bradley-terry';
import { solveCholesky } from './cholesky';
import { maximiseLikelihood, type Maximum } from './maximise-likelihood';
import { checkPreferences, scoreOf, weightOf, type Preference } from './preference';
import { precisionsOf, priorOf } from './prior';
import { tally, type Tally } from './tally';

export interface Leverage {
  readonly leader: number;
  /** Who would come first. */
  readonly challenger: number;
  /** Indices of the preferences to reverse; a tie becomes a win of the side that serves the challenger. */
  readonly reversed: readonly number[];
}

const CHALLENGERS = 3;
/** In nats: who stands this close is level. */
const LEVEL = 1e-9;

/** The cheapest of the three nearest challengers; null where nobody could be made to lead. Throws as `fitBradleyTerry` does. */
export function leverage(
  preferences: readonly Preference[],
  competitors: number,
  { priorDeviation }: Pick<FitOptions, 'priorDeviation'> = {},
): Leverage | null {
  checkPreferences(preferences, competitors);
  const rows = tally(preferences, competitors);
  const precisions = precisionsOf(rows, priorOf(rows, priorDeviation).deviation);
  const fit = maximiseLikelihood(rows, precisions);
  const order = [...fit.parameters.keys()].sort((a, b) => fit.parameters[b] - fit.parameters[a] || a - b);
  const [leader, ...challengers] = order;
  const found = challengers.slice(0, CHALLENGERS).flatMap((challenger) => {
    const reversed = overtake(preferences, rows, fit, precisions, leader, challenger);
    return reversed ? [{ leader, challenger, reversed }] : [];
  });
  return found.sort((a, b) => a.reversed.length - b.reversed.length)[0] ?? null;
}

/** Preferences whose reversal puts the challenger above the leader; null if all are spent before. */
function overtake(
  preferences: readonly Preference[],
  rows: Tally,
  start: Maximum,
  precisions: Float64Array,
  leader: number,
  challenger: number,
): number[] | null {
  const scores = preferences.map(scoreOf);
  const reversed: number[] = [];
  for (let fit = start; ;) {
    const gap = fit.parameters[leader] - fit.parameters[challenger];
    if (gap < -LEVEL) return reversed;
    const direction = new Float64Array(rows.competitors);
    direction[leader] = 1;
    direction[challenger] = -1;
    const pull = solveCholesky(fit.factor, rows.competitors, direction); // change of the gap by a unit of score
    const candidates = preferences
      .map((preference, index) => {
        const slope = weightOf(preference) * (pull[preference.first] - pull[preference.second]);
        const wanted = slope > 0 ? 0 : 1;
        return { index, wanted, fall: slope * (scores[index] - wanted) };
      })
      .filter(({ index, fall }) => fall > 0 && !reversed.includes(index))
      .sort((a, b) => b.fall - a.fall || a.index - b.index);
    if (candidates.length === 0) return null;
    // half of what first order asks for, as long as many are needed: the fit bends on the way
    const needed = countTo(
      gap,
      candidates.map(({ fall }) => fall),
    );
    for (const { index, wanted } of candidates.slice(0, Math.max(1, Math.floor(needed / 2)))) {
      scores[index] = wanted;
      reversed.push(index);
    }
    fit = maximiseLikelihood(withScores(rows, preferences, scores), precisions, fit.parameters);
  }
}

/** How many of the falls, from the first, add up to the gap. */
function countTo(gap: number, falls: readonly number[]): number {
  let rest = gap;
  const enough = falls.findIndex((fall) => (rest -= fall) < 0);
  return enough < 0 ? falls.length : enough + 1;
}

function withScores(rows: Tally, preferences: readonly Preference[], scores: readonly number[]): Tally {
  const won = new Float64Array(rows.won.length);
  preferences.forEach((preference, index) => {
    const row = rows.rowOf[index];
    won[row] += weightOf(preference) * (preference.first === rows.first[row] ? scores[index] : 1 - scores[index]);
  });
  return { ...rows, won };
}
