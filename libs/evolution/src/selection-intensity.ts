import { sum } from '#base';
import type { Pool } from './operators';

/**
 * The selection intensity measured (Falconer 1960): the mean score of the parents drawn, less the mean of their deme, in its standard
 * deviations; over demes by draws. `selected` counts draws by individual. Those without a finite score do not count; 0 where none differ.
 */
export function selectionIntensity(pools: readonly Pool[], selected: Int32Array): number {
  const demes = pools.map((pool) => intensityIn(pool, selected));
  const drawn = sum(demes.map((deme) => deme.drawn));
  return drawn === 0 ? 0 : sum(demes.map((deme) => deme.drawn * deme.intensity)) / drawn;
}

function intensityIn({ members, scores }: Pool, selected: Int32Array): { drawn: number; intensity: number } {
  const [score] = scores.columns;
  let [count, total, drawn, totalDrawn] = [0, 0, 0, 0];
  for (let at = 0; at < members.length; at++) {
    if (!Number.isFinite(score[at])) continue;
    const draws = selected[members[at]];
    count++;
    total += score[at];
    drawn += draws;
    totalDrawn += draws * score[at];
  }
  const mean = total / count;
  let squares = 0;
  for (let at = 0; at < score.length; at++) if (Number.isFinite(score[at])) squares += (score[at] - mean) ** 2;
  const deviation = Math.sqrt(squares / (count - 1));
  return { drawn, intensity: drawn > 0 && deviation > 0 ? (totalDrawn / drawn - mean) / deviation : 0 };
}
