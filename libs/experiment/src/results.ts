/**
 * What an experiment shows: each arm's mean, and each contrast as a difference paired by seed. Intervals of all differences hold together:
 * each has the level 1 - (1 - level) / comparisons (Bonferroni; Dunn 1961), so that the chance that any of them misses is at most 1 - level. Stepwise
 * corrections (Holm 1979) find a little more, but have no intervals that agree with what they find.
 */
import { type Estimate, estimateOf, groupBy, mean, sum } from '#base';
import { combinationsOf, type Contrast, type Design, type Levels } from './design';
import { furthestApart, moreOf, type SpentByBoth, unequal } from './equal-compute';
import { withoutOutcome } from './without-outcome';

/** Of all differences together, and of each arm's mean by itself. */
export const LEVEL = 0.95;

/** What came of a cell. */
export interface CellOutcome {
  readonly arm: string;
  readonly levels: Levels;
  readonly seed: number;
  /** The primary outcome; null where there is none. */
  readonly value: number | null;
  /** Why there is none, in a few words. */
  readonly noOutcome: string | null;
  /** All that it spent. */
  readonly flops: number;
  /** Of that, on training. */
  readonly trainingFlops: number;
}

export interface ResultRow {
  readonly arm: string;
  /** Without those that it is averaged over, as all are where there is more than one combination of them. */
  readonly levels: Levels;
  /** Of which every cell has an outcome. */
  readonly seeds: number;
  readonly mean: number | null;
  readonly interval: Estimate['interval'];
  /** Mean of a cell. */
  readonly flops: number | null;
  /** Of these, the share that is training. */
  readonly trainingShare: number | null;
  readonly differenceTo: string | null;
  /** Seeds of which both arms have every cell. */
  readonly pairs: number;
  /** Whether these are all seeds of the design, compute is equal and there is an interval: only then is there a verdict, since cells that fail are no random sample of all. */
  readonly isFinal: boolean;
  /** `arm` - `differenceTo`. */
  readonly difference: number | null;
  /** Standard deviation of the difference over seeds. */
  readonly differenceDeviation: number | null;
  readonly differenceInterval: Estimate['interval'];
  /** FLOPs of the arm over those of the other, less 1, of the seeds that both have; of levels averaged over, where they differ most. */
  readonly computeDifference: number | null;
  /** The same of levels averaged over where the arm has the most. */
  readonly mostMoreCompute: number | null;
  /** Why there is no difference, no interval of it, or no verdict. */
  readonly reason: string | null;
}

type Questions = Pick<Design, 'arms' | 'seeds' | 'factors' | 'contrasts' | 'report'>;
type Compared = Pick<Design, 'factors' | 'contrasts' | 'report'>;

/** Differences that are looked at: each contrast averaged over all combinations of levels, and at each of them unless averages alone are reported. */
export function comparisonsOf(design: Compared): number {
  return design.contrasts.length * groupsOf(design).filter(({ isCompared }) => isCompared).length;
}

/** The level of each difference's interval, so that all of them hold together, of `outcomes` that are told at once. */
export function levelOfEach(design: Compared, outcomes = 1): number {
  return 1 - (1 - LEVEL) / Math.max(1, outcomes * comparisonsOf(design));
}

/** A row for each contrast of an arm, or one without a difference where it has none; `tolerance` is how far apart compute may be, `outcomes` how many are told at once. */
export function resultsOf(
  design: Questions,
  cells: readonly CellOutcome[],
  tolerance: number,
  outcomes = 1,
): readonly ResultRow[] {
  const level = levelOfEach(design, outcomes);
  const keyOf = (levels: Levels): string => JSON.stringify(Object.keys(design.factors).map((name) => levels[name]));
  const byLevels = groupBy(cells, ({ levels }) => keyOf(levels));
  return groupsOf(design).flatMap((group) => {
    const atLevels = group.combinations.map((levels) => byLevels.get(keyOf(levels)) ?? []);
    const bySeed = new Map(design.arms.map(({ name }) => [name, outcomesBySeed(atLevels, name)]));
    return design.arms.flatMap(({ name }) => {
      const arm = rowOf(name, group.levels, bySeed.get(name)!);
      const own = group.isCompared ? design.contrasts.filter((contrast) => contrast.arm === name) : [];
      if (own.length === 0) return [arm];
      return own.map((contrast) => {
        const told = differenceOf(contrast, bySeed, level, tolerance);
        if (told.pairs === design.seeds.length) return { ...arm, ...told };
        const missing = withoutOutcome(atLevels.flat(), [contrast.arm, contrast.to]);
        const few = `${told.pairs} of ${design.seeds.length} seeds; without an outcome: ${missing}`;
        return { ...arm, ...told, isFinal: false, reason: told.reason ? `${told.reason}; ${few}` : few };
      });
    });
  });
}

/** Combinations of levels that are averaged over. */
interface Group {
  readonly levels: Levels;
  readonly combinations: readonly Levels[];
  /** Whether its differences are looked at. */
  readonly isCompared: boolean;
}

/** All of them together first. */
function groupsOf(design: Pick<Design, 'factors' | 'report'>): readonly Group[] {
  const combinations = combinationsOf(design);
  if (combinations.length === 1) return [{ levels: combinations[0], combinations, isCompared: true }];
  const apart = combinations.map((levels) => {
    return { levels, combinations: [levels], isCompared: design.report === 'all' };
  });
  return [{ levels: {}, combinations, isCompared: true }, ...apart];
}

/** Of a seed. */
interface Outcome {
  /** Mean over the combinations. */
  readonly value: number;
  /** Of each combination. */
  readonly flops: readonly number[];
  readonly trainingFlops: readonly number[];
}

/** Of the seeds of which the arm has an outcome at all levels; given are the cells at each of them. */
function outcomesBySeed(atLevels: readonly (readonly CellOutcome[])[], arm: string): Map<number, Outcome> {
  const [first, ...others] = atLevels.map(
    (cells) => new Map(cells.flatMap((cell) => (cell.arm === arm ? [[cell.seed, cell] as const] : []))),
  );
  return new Map(
    [...first].flatMap(([seed, cell]) => {
      const ofSeed = [cell, ...others.flatMap((bySeed) => bySeed.get(seed) ?? [])];
      const values = ofSeed.flatMap(({ value }) => value ?? []);
      if (values.length < atLevels.length) return [];
      const flops = ofSeed.map((each) => each.flops);
      const trainingFlops = ofSeed.map((each) => each.trainingFlops);
      return [[seed, { value: mean(values), flops, trainingFlops }] as const];
    }),
  );
}

const NO_DIFFERENCE = {
  differenceTo: null,
  pairs: 0,
  isFinal: false,
  difference: null,
  differenceDeviation: null,
  differenceInterval: null,
  computeDifference: null,
  mostMoreCompute: null,
  reason: null,
};

function rowOf(arm: string, levels: Levels, bySeed: ReadonlyMap<number, Outcome>): ResultRow {
  const outcomes = [...bySeed.values()];
  const estimate =
    outcomes.length > 0
      ? estimateOf(
          outcomes.map(({ value }) => value),
          LEVEL,
        )
      : null;
  const total = sum(outcomes.flatMap(({ flops }) => flops));
  return {
    arm,
    levels,
    seeds: outcomes.length,
    mean: estimate?.mean ?? null,
    interval: estimate?.interval ?? null,
    flops: outcomes.length > 0 ? mean(outcomes.map(({ flops }) => mean(flops))) : null,
    trainingShare: total > 0 ? sum(outcomes.flatMap(({ trainingFlops }) => trainingFlops)) / total : null,
    ...NO_DIFFERENCE,
  };
}

function differenceOf(
  { arm, to }: Contrast,
  bySeed: ReadonlyMap<string, ReadonlyMap<number, Outcome>>,
  level: number,
  tolerance: number,
): Omit<ResultRow, 'arm' | 'levels' | 'seeds' | 'mean' | 'interval' | 'flops' | 'trainingShare'> {
  const [own, others] = [bySeed.get(arm)!, bySeed.get(to)!];
  const paired = [...own].flatMap(([seed, outcome]) => {
    const twin = others.get(seed);
    return twin ? [{ outcome, twin }] : [];
  });
  const none = { ...NO_DIFFERENCE, differenceTo: to, pairs: paired.length };
  if (paired.length === 0) return none;
  const spent = (outcomes: readonly Outcome[], at: number): number => mean(outcomes.map(({ flops }) => flops[at]));
  const atLevels = paired[0].outcome.flops.map((_, at): SpentByBoth => [
    { arm, flops: spent(paired.map(({ outcome }) => outcome), at) }, // prettier-ignore
    { arm: to, flops: spent(paired.map(({ twin }) => twin), at) }, // prettier-ignore
  ]);
  const furthest = furthestApart(atLevels);
  const compute = {
    computeDifference: moreOf(furthest),
    mostMoreCompute: Math.max(...atLevels.map(moreOf)),
  };
  const apart = unequal(furthest, tolerance);
  if (apart) return { ...none, ...compute, reason: apart };
  const estimate = estimateOf(
    paired.map(({ outcome, twin }) => outcome.value - twin.value),
    level,
  );
  return {
    ...none,
    ...compute,
    isFinal: estimate.interval !== null,
    difference: estimate.mean,
    differenceDeviation: estimate.deviation,
    differenceInterval: estimate.interval,
    reason: estimate.interval ? null : paired.length === 1 ? 'one seed has no interval' : 'no spread over seeds',
  };
}
