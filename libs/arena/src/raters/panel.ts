/** The raters of a tournament: how many of which taste, and how they differ from each other. */
import { InvalidValueError, sum, type Prng } from '#base';
import { multiplyEach, toUnitLength, type Rater } from './rater';
import { TASTES, TASTE_NAMES, type TasteName } from './tastes';

export interface PanelConfig {
  readonly raters: number;
  /** In which proportions raters have each taste. */
  readonly tastes: Readonly<Record<TasteName, number>>;
  /** Medians over raters; each has its own around them. See `Rater`. */
  readonly rationality: number;
  readonly orderBias: number;
  readonly lengthBias: number;
  readonly fatigue: number;
  /** The same for all. */
  readonly drift: number;
}

/** Two of its raters agree on 66 % of the battles that both decide (`docs/arena.md`); people on 65.7 % (AlpacaEval). */
export const DEFAULT_PANEL: PanelConfig = {
  raters: 12,
  tastes: { balanced: 2, critic: 3, explorer: 1, poet: 1, prude: 1, reader: 3, skimmer: 1 },
  rationality: 0.95,
  orderBias: 0.1,
  lengthBias: 0.2,
  fatigue: 0.001,
  drift: 0.03,
};

/** A tie between equals in one of ten battles: tanh(band / 2). */
const TIE_BAND = 0.2;
/** Standard deviation of the logarithms of a rater's weights, rationality, biases and fatigue about its taste's and the panel's. */
const INDIVIDUALITY = 0.4;
const MOST_RATERS = 1000;

/** Throws an InvalidValueError that names the field, its value and what would be right. */
export function checkPanel(config: PanelConfig): void {
  if (!(Number.isInteger(config.raters) && config.raters >= 1 && config.raters <= MOST_RATERS))
    throw new InvalidValueError('raters', config.raters, `a whole number from 1 to ${MOST_RATERS}`);
  for (const [name, weight] of Object.entries(config.tastes)) {
    if (!(TASTE_NAMES as string[]).includes(name))
      throw new InvalidValueError('tastes', name, `one of ${TASTE_NAMES.join(', ')}`);
    if (!isAmount(weight)) throw new InvalidValueError(`tastes.${name}`, weight, 'a number from 0');
  }
  if (!TASTE_NAMES.some((name) => config.tastes[name] > 0))
    throw new InvalidValueError('tastes', config.tastes, 'at least one of a weight above 0');
  for (const name of ['rationality', 'orderBias', 'lengthBias', 'fatigue', 'drift'] as const)
    if (!isAmount(config[name])) throw new InvalidValueError(name, config[name], 'a number from 0');
}

const isAmount = (value: number): boolean => Number.isFinite(value) && value >= 0;

/** The names of a panel's raters, by taste, such as `critic-1`. Throws as `checkPanel` does. */
export function namesOfPanel(config: PanelConfig): readonly string[] {
  return tastesOfPanel(config).map(({ id }) => id);
}

function tastesOfPanel(config: PanelConfig): { id: string; taste: TasteName }[] {
  checkPanel(config);
  const counts = apportion(
    TASTE_NAMES.map((name) => config.tastes[name] ?? 0),
    config.raters,
  );
  return TASTE_NAMES.flatMap((taste, at) =>
    Array.from({ length: counts[at] }, (_, number) => ({ id: `${taste}-${number + 1}`, taste })),
  );
}

/** The raters of a panel, by taste, named such as `critic-1`. Throws as `checkPanel` does. */
export function drawPanel(config: PanelConfig, prng: Prng): readonly Rater[] {
  return tastesOfPanel(config).map(({ id, taste }) => drawRater(id, taste, config, prng));
}

function drawRater(id: string, taste: TasteName, config: PanelConfig, prng: Prng): Rater {
  const own = (median: number): number => median * Math.exp(INDIVIDUALITY * prng.normal());
  return {
    id,
    taste,
    weights: multiplyEach(TASTES[taste].weights(prng), () => own(1)),
    rationality: own(config.rationality),
    orderBias: own(config.orderBias),
    lengthBias: own(config.lengthBias),
    fatigue: own(config.fatigue),
    drift: config.drift,
    tieBand: TIE_BAND,
  };
}

/** Whole numbers in those proportions that sum to `total`: largest remainders (Hamilton), the earlier of equals first. */
function apportion(proportions: readonly number[], total: number): number[] {
  const quotas = proportions.map((proportion) => (proportion / sum(proportions)) * total);
  const counts = quotas.map(Math.floor);
  const byRemainder = [...quotas.keys()].sort((a, b) => quotas[b] - counts[b] - (quotas[a] - counts[a]) || a - b);
  for (const at of byRemainder.slice(0, total - sum(counts))) counts[at]++;
  return counts;
}

/**
 * The hidden rater against whom the panel is held (Gao et al. 2023, "Scaling laws for reward model overoptimization"): it never
 * selects. The same in every tournament, so that tournaments compare: a balanced taste that neither errs, tires nor drifts.
 * It prefers by a thousandth of a utility, and ties below.
 */
export function goldRater(): Rater {
  return {
    id: 'gold',
    taste: 'balanced',
    weights: toUnitLength(TASTES.balanced.weights()),
    rationality: 1e6,
    orderBias: 0,
    lengthBias: 0,
    fatigue: 0,
    drift: 0,
    tieBand: 1000,
  };
}
