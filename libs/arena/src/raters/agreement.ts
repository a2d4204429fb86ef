/**
 * How far raters agree: of all pairs of judgements that two raters made of one battle and both decided, the share in which they
 * prefer the same. Ties are left out, since the people to compare with had to choose: 65.7 % (Li et al. 2023, AlpacaEval).
 */
import { InvalidValueError, sum } from '#base';
import { chancesOf, type Choice } from './judge';
import type { TextFeatures } from './features';
import type { Rater } from './rater';
import type { FeatureScale } from './scale';

export interface Judgement {
  readonly battle: string;
  readonly rater: string;
  /** By the sides of the battle, whichever was shown first. */
  readonly outcome: Choice;
}

export interface Agreement {
  /** From 0 to 1; NaN if no two raters decided the same battle. */
  readonly share: number;
  /** Of the share, with pairs of one battle taken together (a ratio of sums, Cochran 1977, 6.4); NaN of one battle. */
  readonly standardError: number;
  /** Pairs of judgements that both decided. */
  readonly pairs: number;
  /** Battles with such a pair. */
  readonly battles: number;
  /** Of all judgements. */
  readonly tieShare: number;
}

/** Throws an InvalidValueError where a rater judged a battle twice. */
export function pairwiseAgreement(judgements: readonly Judgement[]): Agreement {
  const battles = new Map<string, Map<string, Choice>>();
  for (const { battle, rater, outcome } of judgements) {
    const votes = battles.get(battle) ?? new Map<string, Choice>();
    if (votes.has(rater))
      throw new InvalidValueError('judgements', `${rater} on ${battle}`, 'one of each rater a battle');
    battles.set(battle, votes.set(rater, outcome));
  }
  const counts = [...battles.values()]
    .map((votes) => {
      const [first, second] = (['first', 'second'] as const).map(
        (side) => [...votes.values()].filter((outcome) => outcome === side).length,
      );
      return { agreeing: pairsAmong(first) + pairsAmong(second), pairs: pairsAmong(first + second) };
    })
    .filter(({ pairs }) => pairs > 0);
  const pairs = sum(counts.map((count) => count.pairs));
  const share = sum(counts.map(({ agreeing }) => agreeing)) / pairs;
  const squares = sum(counts.map((count) => (count.agreeing - share * count.pairs) ** 2));
  return {
    share,
    standardError: counts.length < 2 ? NaN : Math.sqrt((counts.length / (counts.length - 1)) * squares) / pairs,
    pairs,
    battles: counts.length,
    tieShare: judgements.filter(({ outcome }) => outcome === 'tie').length / judgements.length,
  };
}

const pairsAmong = (count: number): number => (count * (count - 1)) / 2;

/**
 * The share to expect of fresh raters over battles, each shown to each rater either way round with equal chance: no draws, so no
 * noise. Pairs weigh by the chance that both decide.
 */
export function expectedAgreement(
  raters: readonly Rater[],
  battles: readonly (readonly [TextFeatures, TextFeatures])[],
  scale: FeatureScale,
): number {
  let [agreeing, pairs] = [0, 0];
  for (const [one, other] of battles) {
    const chances = raters.map((rater) => {
      const shown = chancesOf(rater, one, other, { scale, index: 0 });
      const swapped = chancesOf(rater, other, one, { scale, index: 0 });
      return { one: (shown.first + swapped.second) / 2, other: (shown.second + swapped.first) / 2 };
    });
    const [ones, others] = [sum(chances.map((chance) => chance.one)), sum(chances.map((chance) => chance.other))];
    // sums over pairs of two raters, as squares of sums less each rater with itself
    agreeing += ones ** 2 + others ** 2 - sum(chances.map((chance) => chance.one ** 2 + chance.other ** 2));
    pairs += (ones + others) ** 2 - sum(chances.map((chance) => (chance.one + chance.other) ** 2));
  }
  return agreeing / pairs;
}
