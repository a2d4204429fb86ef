/** Ways to choose parents that a config can name. */
import type { FitnessConfig } from '../fitness-config';
import type { ParentSelection } from '../operators';
import { PARENT_SELECTIONS } from '../parents';
import type { ReplacementConfig } from './replacement-schemes';
import { above, count, defaultsOf, makeOf, real, scheme, type SchemeConfig } from './scheme';

const SIZE = count(1, 100, 3, 'Contestants, drawn with replacement; 1 is no selection.');
const PRESSURE = real(1, 2, 1.7, 'Expected children of the fittest; the mean is 1.');
const STRENGTH = real(
  0,
  10,
  1,
  'Of selection: chances are in proportion to exp(strength z), z being the score in standard deviations of the deme.',
);

/** For a fitness that is one score without chance in it. */
const BY_ONE_SCORE = {
  truncation: scheme(
    'The fittest share are parents, each alike.',
    { share: above(0, 1, 0.34, 'Of the deme that can be parents.') },
    ({ share }) => PARENT_SELECTIONS.truncation(share),
  ),
  tournament: scheme('The fittest of some contestants.', { size: SIZE }, ({ size }) =>
    PARENT_SELECTIONS.tournament(size),
  ),
  'linear-rank': scheme('Chances rise in equal steps with the rank.', { pressure: PRESSURE }, ({ pressure }) =>
    PARENT_SELECTIONS.linearRank(pressure),
  ),
  'linear-rank-sampling': scheme(
    'Linear ranking, drawn by stochastic universal sampling.',
    { pressure: PRESSURE },
    ({ pressure }) => PARENT_SELECTIONS.linearRankSampling(pressure),
  ),
  'exponential-rank': scheme(
    'Chances grow by the same factor with each rank.',
    {
      evenness: above(
        0,
        1,
        0.1,
        'Expected children of the least fit over those of the fittest in a large deme, to the power (n - 1) / n in one of n; 1 is no selection.',
      ),
    },
    ({ evenness }) => PARENT_SELECTIONS.exponentialRank(evenness),
  ),
  boltzmann: scheme(
    'Chances grow exponentially with the score, each parent drawn by itself.',
    { strength: STRENGTH },
    ({ strength }) => PARENT_SELECTIONS.boltzmann(strength),
  ),
  'boltzmann-sampling': scheme(
    'The same chances, drawn by stochastic universal sampling.',
    { strength: STRENGTH },
    ({ strength }) => PARENT_SELECTIONS.boltzmannSampling(strength),
  ),
};

export const SELECTION_SCHEMES = {
  ...BY_ONE_SCORE,
  'uncertain-tournament': scheme(
    'Each contestant beats the one before with the probability that it is better.',
    { size: SIZE },
    ({ size }) => PARENT_SELECTIONS.uncertainTournament(size),
  ),
  lexicase: scheme('Epsilon-lexicase, over the cases of a lexicase fitness.', {}, () => PARENT_SELECTIONS.lexicase()),
  nsga2: scheme('NSGA-II, over the two objectives of a pareto fitness.', {}, () => PARENT_SELECTIONS.nsgaII()),
};

type Named = SchemeConfig<typeof SELECTION_SCHEMES>;

export type SelectionConfig = { readonly scheme: 'by-fitness' } | Named;

/** Schemes that suit a fitness. */
export function suitedTo(fitness: FitnessConfig): readonly [Named['scheme'], ...Named['scheme'][]] {
  switch (fitness.kind) {
    case 'lexicase':
      return ['lexicase'];
    case 'pareto':
      return ['nsga2'];
    case 'rating':
      if (fitness.use === 'probability-better') return ['uncertain-tournament'];
  }
  return Object.keys(BY_ONE_SCORE) as [keyof typeof BY_ONE_SCORE];
}

export function selectionOf(
  config: SelectionConfig,
  fitness: FitnessConfig,
  { scheme: replacement }: Pick<ReplacementConfig, 'scheme'>,
): ParentSelection {
  return makeOf<ParentSelection>(
    SELECTION_SCHEMES,
    config.scheme === 'by-fitness' ? byFitness(fitness, replacement) : config,
  );
}

/** Who alone are parents is chosen already: a share of these few would be a few of a few. */
const CHOOSING_PARENTS: readonly ReplacementConfig['scheme'][] = ['comma', 'plus', 'map-elites', 'exploit-explore'];

/**
 * What suits the fitness: lexicase, NSGA-II for pareto, a tournament where the score has chance in it or where the replacement chooses parents, else
 * truncation (`examples/experiments/truncation-as-default.yaml`).
 */
function byFitness(fitness: FitnessConfig, replacement: ReplacementConfig['scheme']): Named {
  const [suited] = suitedTo(fitness);
  const scheme = suited === 'truncation' && CHOOSING_PARENTS.includes(replacement) ? 'tournament' : suited;
  return { scheme, ...defaultsOf(SELECTION_SCHEMES, scheme) } as Named;
}
