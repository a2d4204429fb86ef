import type { ParentSelection } from '../operators';
import { boltzmann } from './boltzmann';
import { exponentialRank } from './exponential-rank';
import { lexicase } from './lexicase';
import { linearRank } from './linear-rank';
import { nsgaII } from './nsga-ii';
import { roulette } from './roulette';
import { stochasticUniversalSampling } from './stochastic-universal-sampling';
import { tournament } from './tournament';
import { truncation } from './truncation';
import { uncertainTournament } from './uncertain-tournament';

/** Ways to choose parents, by name; each takes its one parameter, where it has one. */
export const PARENT_SELECTIONS = {
  tournament,
  uncertainTournament,
  truncation,
  linearRank,
  roulette,
  stochasticUniversalSampling: () => stochasticUniversalSampling(roulette()),
  linearRankSampling: (pressure: number) => stochasticUniversalSampling(linearRank(pressure)),
  exponentialRank,
  boltzmann,
  boltzmannSampling: (strength: number) => stochasticUniversalSampling(boltzmann(strength)),
  lexicase,
  nsgaII,
} satisfies Readonly<Record<string, (parameter: number) => ParentSelection>>;
