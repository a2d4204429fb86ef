/**
 * Epsilon-lexicase selection (La Cava, Spector and Danai 2016, GECCO, arXiv 1905.13266), semi-dynamic: cases are taken in
 * random order, and each leaves those alone that come within epsilon of the best of those left, epsilon being the median
 * absolute deviation of the case in the deme. So the best at a few cases become parents, however bad they are at others.
 * Elites are drawn likewise, without replacement (epsilon-lexicase survival, La Cava and Moore 2017): lexicase itself has no
 * other order.
 */
import { fitnessOfLoss } from '#arena';
import { medianAbsoluteDeviation, midranks, type Prng, sum } from '#base';
import type { ViableCandidate } from '../candidate';
import type { LexicaseFitness } from './fitness-config';
import type { MatingPool } from './mating-pool';
import { type Tiers, tiersBy } from './tiers';

/** Lists run over candidates. */
interface Case {
  /** Higher is better; -Infinity where a candidate has none, or none that is finite, who fails the case unless none of those left has one. */
  readonly scores: readonly number[];
  readonly epsilon: number;
}

/** `prng` draws the elites. */
export function lexicasePool(
  candidates: readonly ViableCandidate[],
  { over }: LexicaseFitness,
  prng: Prng,
): MatingPool {
  const cases = scoresOf(candidates, over).map(caseOf);
  const everyone = [...candidates.keys()];
  return {
    tiers: survivors(everyone, cases, prng).map((index) => [candidates[index]]),
    drawParent: (draws, partner) => {
      const others = everyone.filter((index) => candidates[index] !== partner);
      return candidates[selectByLexicase(others, cases, draws)];
    },
  };
}

/** The highest mean rank over the cases first: one order, for those who ask who is the fittest. */
export function lexicaseTiers(candidates: readonly ViableCandidate[], { over }: LexicaseFitness): Tiers {
  const ranks = scoresOf(candidates, over).map(midranks);
  const total = new Map(candidates.map((own, k) => [own, sum(ranks.map((ofCase) => ofCase[k]))]));
  return tiersBy(candidates, (a, b) => total.get(b)! - total.get(a)!);
}

/** [cases][candidates], higher is better. Where there is no case at all, cross-entropy is the only one. */
function scoresOf(candidates: readonly ViableCandidate[], over: LexicaseFitness['over']): (readonly number[])[] {
  const scores = over.flatMap((source) =>
    source === 'raters' ? raterScores(candidates) : evaluationScores(candidates),
  );
  return scores.length > 0 ? scores : [candidates.map(({ lossNats }) => fitnessOfLoss(lossNats))];
}

/** [raters][candidates], raters in order of name. */
function raterScores(candidates: readonly ViableCandidate[]): number[][] {
  const raters = [...new Set(candidates.flatMap(({ rating }) => Object.keys(rating?.cases ?? {})))].sort();
  return raters.map((rater) => candidates.map(({ rating }) => finiteOr(-Infinity, rating?.cases[rater])));
}

/** [blocks][candidates] */
function evaluationScores(candidates: readonly ViableCandidate[]): number[][] {
  const blocks = Math.max(0, ...candidates.map(({ lossBlocks }) => lossBlocks.length));
  return Array.from({ length: blocks }, (_, block) =>
    candidates.map(({ lossBlocks }) => fitnessOfLoss(finiteOr(Infinity, lossBlocks[block]))),
  );
}

/** What is not finite is as what is not known. */
function finiteOr(otherwise: number, score: number | undefined): number {
  return score !== undefined && Number.isFinite(score) ? score : otherwise;
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
