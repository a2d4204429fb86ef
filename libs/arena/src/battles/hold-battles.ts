/**
 * Battles in rounds: pairs are drawn from the ratings at the round's start, each pair continues one prompt, and several raters judge it.
 * Everyone in a round meets on the same prompt, the prompts taking turns, so that no competitor is lucky in its prompts.
 */
import type { Prng } from '#base';
import { drawRound, type PairingName, type Standing, standingAfter } from '../pairing';
import type { Preference } from '../ratings';

export interface BattlePlan {
  /** How many there are, numbered from 0. */
  readonly competitors: number;
  readonly prompts: number;
  readonly raters: readonly string[];
  readonly pairing: PairingName;
  /** Rounds, in each of which a competitor plays once on average. */
  readonly rounds: number;
  /** Raters who judge the same pair, at most all. */
  readonly judges: number;
  /** What is known before the first round. */
  readonly earlier: readonly Preference[];
}

/** A pair that a rater is to judge; `index` counts the battles that this rater judged before it. */
export interface Bout {
  readonly first: number;
  readonly second: number;
  readonly prompt: number;
  readonly rater: number;
  readonly index: number;
}

export interface FoughtBattle extends Bout {
  readonly outcome: Preference['outcome'] | 'void';
}

/**
 * All battles, in order. `streamOf` names the random numbers of a round; `judge` may throw, which voids that battle alone.
 * Throws an InvalidValueError on fewer than two competitors.
 */
export function holdBattles(
  plan: BattlePlan,
  judge: (bout: Bout, prng: Prng) => Preference['outcome'],
  streamOf: (round: number) => Prng,
): FoughtBattle[] {
  const fought: FoughtBattle[] = [];
  const judged = plan.raters.map(() => 0);
  let standing: Standing | undefined;
  for (let round = 0; round < plan.rounds; round++) {
    const prng = streamOf(round);
    const known = [...plan.earlier, ...preferencesOf(fought, plan.raters)];
    standing = standingAfter(known, plan.competitors, standing);
    const pairs = drawRound(plan.pairing, standing, Math.ceil(plan.competitors / 2), prng);
    const order = prng.shuffle([...plan.raters.keys()]);
    const judges = Math.min(plan.judges, order.length);
    const prompt = round % plan.prompts;
    pairs.forEach((pair, index) => {
      for (let seat = 0; seat < judges; seat++) {
        const rater = order[(index * judges + seat) % order.length];
        // which text is shown first is drawn for each rater anew
        const sides = prng.integer(2) ? pair : { first: pair.second, second: pair.first };
        const bout = { ...sides, prompt, rater, index: judged[rater]++ };
        fought.push({ ...bout, outcome: verdictOf(bout, judge, prng) });
      }
    });
  }
  return fought;
}

/** Void where the rater fails. */
function verdictOf(
  bout: Bout,
  judge: (bout: Bout, prng: Prng) => Preference['outcome'],
  prng: Prng,
): FoughtBattle['outcome'] {
  try {
    return judge(bout, prng);
  } catch {
    return 'void';
  }
}

/** What was judged, for a fit. */
export function preferencesOf(battles: readonly FoughtBattle[], raters: readonly string[]): Preference[] {
  return battles.flatMap(({ first, second, prompt, rater, outcome }) =>
    outcome === 'void' ? [] : [{ first, second, outcome, rater: raters[rater], prompt: `${prompt}` }],
  );
}

/** The battles for `pairwiseAgreement`: those of one pair that were judged by several, in turn, are one battle seen by each. */
export function judgementsOf(
  battles: readonly FoughtBattle[],
  { raters, judges }: Pick<BattlePlan, 'raters' | 'judges'>,
): { battle: string; rater: string; outcome: Preference['outcome'] }[] {
  const together = Math.min(judges, raters.length);
  return battles.flatMap(({ first, second, rater, outcome }, number) => {
    if (outcome === 'void') return [];
    const side = first < second || outcome === 'tie' ? outcome : outcome === 'first' ? 'second' : 'first';
    return [{ battle: `${Math.floor(number / together)}`, rater: raters[rater], outcome: side }];
  });
}
