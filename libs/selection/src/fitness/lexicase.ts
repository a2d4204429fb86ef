/**
 * Epsilon-lexicase selection (La Cava, Spector and Danai 2016, GECCO, arXiv 1905.13266), semi-dynamic: cases are taken in
 * random order, and each leaves those alone that come within epsilon of the best of those left, epsilon being the median
 * absolute deviation of the case in the deme. So the best at a few cases become parents, however bad they are at others.
 * Elites are drawn likewise, without replacement (epsilon-lexicase survival, La Cava and Moore 2017): there is no other
 * order of lexicase.
 */
import { medianAbsoluteDeviation, type Prng } from '#base';
import type { ViableCandidate } from '../candidate';
import type { LexicaseFitness } from './fitness-config';
import type { MatingPool } from './mating-pool';

/** Lists run over candidates. */
interface Case {
  /** Higher is better; -Infinity where a candidate has none, who fails the case unless nobody left has one. */
  readonly scores: readonly number[];
  readonly epsilon: number;
}

/** `prng` draws the elites. Where the deme has no case at all, cross-entropy is the only one. */
export function lexicasePool(
  candidates: readonly ViableCandidate[],
  { over }: LexicaseFitness,
  prng: Prng,
): MatingPool {
  const scores = over.flatMap((source) =>
    source === 'raters' ? raterScores(candidates) : evaluationScores(candidates),
  );
  const cases = (scores.length > 0 ? scores : [candidates.map(({ lossNats }) => -lossNats)]).map(caseOf);
  const everyone = [...candidates.keys()];
  return {
    tiers: survivors(everyone, cases, prng).map((index) => [candidates[index]]),
    drawParent: (draws, partner) => {
      const others = everyone.filter((index) => candidates[index] !== partner);
      return candidates[selectByLexicase(others, cases, draws)];
    },
  };
}

/** [raters][candidates], raters in order of name. */
function raterScores(candidates: readonly ViableCandidate[]): number[][] {
  const raters = [...new Set(candidates.flatMap(({ rating }) => Object.keys(rating?.cases ?? {})))].sort();
  return raters.map((rater) => candidates.map(({ rating }) => rating?.cases[rater] ?? -Infinity));
}

/** [blocks][candidates] */
function evaluationScores(candidates: readonly ViableCandidate[]): number[][] {
  const blocks = Math.max(0, ...candidates.map(({ lossBlocks }) => lossBlocks.length));
  return Array.from({ length: blocks }, (_, block) =>
    candidates.map(({ lossBlocks }) => -(lossBlocks[block] ?? Infinity)),
  );
}

function caseOf(scores: readonly number[]): Case {
  return { scores, epsilon: medianAbsoluteDeviation(scores.filter(Number.isFinite)) };
}

function selectByLexicase(contestants: readonly number[], cases: readonly Case[], prng: Prng): number {
  let left = contestants;
  for (const { scores, epsilon } of prng.shuffle(cases)) {
    if (left.length === 1) break;
    const best = left.reduce((most, index) => Math.max(most, scores[index]), -Infinity);
    left = left.filter((index) => scores[index] >= best - epsilon);
  }
  return prng.pick(left);
}

/** Everyone, in the order in which lexicase draws them. */
function survivors(everyone: readonly number[], cases: readonly Case[], prng: Prng): number[] {
  const order: number[] = [];
  let waiting = everyone;
  while (waiting.length > 0) {
    const next = selectByLexicase(waiting, cases, prng);
    order.push(next);
    waiting = waiting.filter((index) => index !== next);
  }
  return order;
}
