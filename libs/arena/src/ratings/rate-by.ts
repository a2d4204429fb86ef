/** Ratings by the methods that people know, on one scale: nats, of which the difference between two is the log-odds that one is preferred. */
import { fitBradleyTerry, type Ratings } from './bradley-terry';
import type { ClusterBy } from './clusters';
import { above, ownErrors, type RankRange, ranksByContrast } from './contrasts';
import { natsOfElo, sequentialElo } from './elo';
import { intervalsAround, reachOf, type Interval } from './intervals';
import type { Note } from './notes';
import type { Preference } from './preference';
import { natsOfSkill, wengLin } from './weng-lin';

export const RATING_METHODS = ['bradley-terry', 'length-controlled', 'elo', 'weng-lin'] as const;
export type RatingMethod = (typeof RATING_METHODS)[number];

/** Lists run over competitors. Only differences of nats mean something. */
export interface RatingsByMethod {
  /** Above the reference. */
  readonly nats: readonly number[];
  /** Of `nats`, with 95 % intervals; null where the method gives no spread. */
  readonly spread: {
    readonly standardErrors: readonly number[];
    readonly intervals: readonly Interval[];
    readonly ownErrors: readonly number[];
    /** Of Student's t, by which intervals are made; null: of the normal distribution. */
    readonly degreesOfFreedom: number | null;
  } | null;
  /** From the order of ratings where the method gives no spread. */
  readonly ranks: readonly RankRange[];
  readonly notes: readonly Note[];
}

export interface RateOptions {
  /** The competitor whose rating is 0. */
  readonly reference: number;
  /** What the standard errors of fits take as drawn together. */
  readonly clusterBy?: ClusterBy;
}

const LEVEL = 0.95;

/** Preferences in the order in which they were given. Throws an InvalidValueError as fits do. */
export function rateBy(
  method: RatingMethod,
  preferences: readonly Preference[],
  competitors: number,
  options: RateOptions,
): RatingsByMethod {
  return METHODS[method](preferences, competitors, options);
}

type Rate = (preferences: readonly Preference[], competitors: number, options: RateOptions) => RatingsByMethod;

const METHODS: Readonly<Record<RatingMethod, Rate>> = {
  'bradley-terry': (preferences, competitors, options) =>
    withSpread(fitBradleyTerry(preferences, competitors, options)),
  'length-controlled': (preferences, competitors, options) =>
    withSpread(fitBradleyTerry(preferences, competitors, { ...options, lengthControlled: true })),
  elo: (preferences, competitors, { reference }) => {
    const points = sequentialElo(preferences, competitors).map((own) => natsOfElo(own));
    const nats = points.map((own) => own - points[reference]);
    return {
      nats,
      spread: null,
      ranks: ranksByContrast({ nats, covariance: diagonal(nats.map(() => 0)) }, 0),
      notes: [],
    };
  },
  'weng-lin': (preferences, competitors, { reference }) => {
    const skills = wengLin(preferences, competitors).map(natsOfSkill);
    const independent = {
      nats: skills.map(({ mean }) => mean),
      covariance: diagonal(skills.map(({ deviation }) => deviation ** 2)),
    };
    const { nats, covariance } = above(reference, independent);
    const standardErrors = nats.map((_, k) => Math.sqrt(covariance[k * competitors + k]));
    const reach = reachOf(LEVEL);
    const intervals = intervalsAround(nats, standardErrors, reach);
    return withSpread({
      nats,
      covariance,
      standardErrors,
      intervals,
      degreesOfFreedom: null,
      ranks: ranksByContrast(independent, reach),
      notes: [],
    });
  },
};

type Fitted = Pick<Ratings, 'nats' | 'covariance' | 'standardErrors' | 'intervals' | 'ranks' | 'notes'> & {
  readonly degreesOfFreedom: number | null;
};

function withSpread({ nats, covariance, ranks, notes, ...fitted }: Fitted): RatingsByMethod {
  const { standardErrors, intervals, degreesOfFreedom } = fitted;
  const spread = { standardErrors, intervals, ownErrors: ownErrors({ nats, covariance }), degreesOfFreedom };
  return { nats, spread, ranks, notes };
}

function diagonal(values: readonly number[]): Float64Array {
  const matrix = new Float64Array(values.length ** 2);
  values.forEach((value, k) => (matrix[k * values.length + k] = value));
  return matrix;
}
