/**
 * Weng and Lin 2011, "A Bayesian approximation method for online ranking", JMLR 12:267, algorithm 1 (Bradley-Terry; full
 * and partial pairing are one for two players). For comparison: it depends on the order of preferences.
 */
import { logistic } from './maximise-likelihood';
import { checkPreferences, scoreOf, type Preference } from './preference';

export interface Skill {
  readonly mean: number;
  readonly deviation: number;
}

/** As in the paper's experiments, and in openskill. */
export const INITIAL_SKILL: Skill = { mean: 25, deviation: 25 / 3 };
const PERFORMANCE_DEVIATION = 25 / 6; // beta
const SMALLEST_SHRINKAGE = 1e-4; // kappa

/** Skills after all preferences in their order. Weights are not used: the method knows none. */
export function wengLin(preferences: readonly Preference[], competitors: number): Skill[] {
  checkPreferences(preferences, competitors);
  const skills = new Array<Skill>(competitors).fill(INITIAL_SKILL);
  for (const preference of preferences) {
    const { first, second } = preference;
    const [a, b] = [skills[first], skills[second]];
    const score = scoreOf(preference);
    skills[first] = updated(a, b, score);
    skills[second] = updated(b, a, 1 - score);
  }
  return skills;
}

/** On the scale of a log-odds: skills that are known exactly differ by sqrt(2) beta for each nat. */
export function natsOfSkill({ mean, deviation }: Skill): Skill {
  const unit = Math.SQRT2 * PERFORMANCE_DEVIATION;
  return { mean: (mean - INITIAL_SKILL.mean) / unit, deviation: deviation / unit };
}

/** A player's skill after a game in which it scored 1 for a win, 1/2 for a draw, 0 for a loss. */
function updated(own: Skill, other: Skill, score: number): Skill {
  const variance = own.deviation ** 2;
  const spread = Math.sqrt(variance + other.deviation ** 2 + 2 * PERFORMANCE_DEVIATION ** 2); // c
  const expected = logistic((own.mean - other.mean) / spread);
  const damping = own.deviation / spread; // gamma
  const information = damping * (variance / spread ** 2) * expected * (1 - expected);
  return {
    mean: own.mean + (variance / spread) * (score - expected),
    deviation: own.deviation * Math.sqrt(Math.max(1 - information, SMALLEST_SHRINKAGE)),
  };
}
