/** What selects, in words for people, from the config of a tournament. */
import { percent } from './quantities';

interface Fitness {
  readonly kind: string;
  readonly use?: string;
  readonly ratingWeight?: number;
  readonly over?: readonly string[];
}

type Config = Readonly<Record<string, unknown>>;

const fitnessIn = (config: Config): Fitness => (config.fitness as Fitness | undefined) ?? { kind: 'cross-entropy' };

/** Who is the fittest, and so leads a niche: `the lowest cross-entropy on validation`. */
export function fittestBy(config: Config): string {
  const { kind, use, ratingWeight = 0, over = [] } = fitnessIn(config);
  switch (kind) {
    case 'rating':
      return use === 'lower-bound' ? "the highest lower end of the rating's interval" : 'the highest rating';
    case 'weighted':
      return `the highest sum of rating (${percent(ratingWeight)}) and cross-entropy (${percent(1 - ratingWeight)}), standardised`;
    case 'pareto':
      return 'the highest sum of rating and cross-entropy, standardised';
    case 'lexicase':
      return `the highest mean rank over ${over.map((cases) => (cases === 'raters' ? 'raters' : 'evaluation blocks')).join(' and ')}`;
    case 'prequential':
      return 'the lowest prequential code length over a life';
    default:
      return 'the lowest cross-entropy on validation';
  }
}

/** What cross-entropy on validation has to do with selection. */
export function validationSelects(config: Config): string {
  const { kind, over = [], ratingWeight } = fitnessIn(config);
  if (kind === 'cross-entropy') return 'selects';
  const passedOver =
    kind === 'prequential' ||
    kind === 'rating' ||
    ratingWeight === 1 ||
    (kind === 'lexicase' && !over.includes('evaluations'));
  if (passedOver) return 'does not select';
  return kind === 'lexicase' && !over.includes('raters') ? 'selects' : 'selects with the rating';
}
