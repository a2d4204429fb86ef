/** Ratings by the methods that people know, on one scale: nats, of which the difference between two is the log-odds that one is preferred. */
import { fitBradleyTerry } from './bradley-terry';
import type { ClusterBy } from './clusters';
import { natsOfElo, sequentialElo } from './elo';
import { normalIntervals, sharedRanks, type Interval } from './intervals';
import type { Note } from './notes';
import type { Preference } from './preference';
import { natsOfSkill, wengLin } from './weng-lin';

export const RATING_METHODS = ['bradley-terry', 'length-controlled', 'elo', 'weng-lin'] as const;
export type RatingMethod = (typeof RATING_METHODS)[number];

/** Lists run over competitors. Only differences of nats mean something. */
export interface RatingsByMethod {
  readonly nats: readonly number[];
  /** 95 % intervals; null where the method tells no spread. */
  readonly spread: { readonly standardErrors: readonly number[]; readonly intervals: readonly Interval[] } | null;
  /** From 1; shared where intervals overlap, or ratings are equal where there are none. */
  readonly ranks: readonly number[];
  readonly notes: readonly Note[];
}

const LEVEL = 0.95;

/** Preferences in the order in which they were given; `clusterBy` is for the fits. Throws an InvalidValueError as they do. */
export function rateBy(
  method: RatingMethod,
  preferences: readonly Preference[],
  competitors: number,
  clusterBy: ClusterBy,
): RatingsByMethod {
  return METHODS[method](preferences, competitors, clusterBy);
}

type Rate = (preferences: readonly Preference[], competitors: number, clusterBy: ClusterBy) => RatingsByMethod;

const METHODS: Readonly<Record<RatingMethod, Rate>> = {
  'bradley-terry': (preferences, competitors, clusterBy) =>
    fitted(fitBradleyTerry(preferences, competitors, { clusterBy })),
  'length-controlled': (preferences, competitors, clusterBy) =>
    fitted(fitBradleyTerry(preferences, competitors, { clusterBy, lengthControlled: true })),
  elo: (preferences, competitors) => {
    const nats = sequentialElo(preferences, competitors).map((points) => natsOfElo(points));
    const ranks = nats.map((own) => 1 + nats.filter((other) => other > own).length);
    return { nats, spread: null, ranks, notes: [] };
  },
  'weng-lin': (preferences, competitors) => {
    const skills = wengLin(preferences, competitors).map(natsOfSkill);
    const nats = skills.map(({ mean }) => mean);
    const standardErrors = skills.map(({ deviation }) => deviation);
    const intervals = normalIntervals(nats, standardErrors, LEVEL);
    return { nats, spread: { standardErrors, intervals }, ranks: sharedRanks(intervals), notes: [] };
  },
};

function fitted({
  nats,
  standardErrors,
  intervals,
  ranks,
  notes,
}: ReturnType<typeof fitBradleyTerry>): RatingsByMethod {
  return { nats, spread: { standardErrors, intervals }, ranks, notes };
}
