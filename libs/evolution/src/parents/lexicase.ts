/**
 * Epsilon-lexicase selection (La Cava, Spector and Danai 2016, GECCO, arXiv 1905.13266), semi-dynamic: cases are taken in
 * random order, and each leaves those alone that come within epsilon of the best of those left, epsilon being the median
 * absolute deviation of the case in the deme. So the best at a few cases become parents, however bad they are at others.
 * The order is drawn likewise, without replacement (epsilon-lexicase survival, La Cava and Moore 2017): lexicase itself has no
 * other.
 */
import { medianAbsoluteDeviation, type Prng } from '#base';
import type { ParentSelection, Pool } from '../operators';

interface Case {
  readonly scores: Float64Array;
  readonly epsilon: number;
}

export function lexicase(): ParentSelection {
  return {
    intensity: () => null,
    order: (pool, prng) => {
      const rank = ranksBySurvival(pool, prng);
      return (a, b) => rank[b] - rank[a];
    },
    draws: (pool) => {
      const cases = casesOf(pool);
      const everyone = [...pool.members.keys()];
      return (prng, partner) =>
        selectByLexicase(partner < 0 ? everyone : everyone.filter((at) => at !== partner), cases, prng);
    },
  };
}

function casesOf({ scores: { columns } }: Pool): readonly Case[] {
  return columns.map((scores) => {
    return { scores, epsilon: medianAbsoluteDeviation([...scores].filter(Number.isFinite)) };
  });
}

function selectByLexicase(contestants: readonly number[], cases: readonly Case[], prng: Prng): number {
  let left = contestants;
  for (const { scores, epsilon } of prng.shuffle(cases)) {
    if (left.length === 1) break;
    const best = left.reduce((most, at) => Math.max(most, scores[at]), -Infinity);
    if (best === -Infinity) continue; // a case that none of those left has
    left = left.filter((at) => scores[at] >= best - epsilon);
  }
  return prng.pick(left);
}

/** The turn in which lexicase draws each one. */
function ranksBySurvival(pool: Pool, prng: Prng): Int32Array {
  const cases = casesOf(pool);
  const rank = new Int32Array(pool.members.length);
  let waiting: readonly number[] = [...pool.members.keys()];
  for (let turn = 0; waiting.length > 0; turn++) {
    const next = selectByLexicase(waiting, cases, prng);
    rank[next] = turn;
    waiting = waiting.filter((at) => at !== next);
  }
  return rank;
}
