/**
 * What an experiment shows: each arm's mean, and each contrast as a difference paired by seed. Intervals of all differences hold together:
 * each has the level 1 - (1 - level) / comparisons (Bonferroni; Dunn 1961), so that the chance that any of them misses is at most 1 - level. Stepwise
 * corrections (Holm 1979) find a little more, but have no intervals that agree with what they find.
 */
import { mean } from '#base';
import { combinationsOf, type Contrast, type Design, type Levels } from './design';
import { type Estimate, estimateOf } from './paired';

/** Of all differences together, and of each arm's mean by itself. */
export const LEVEL = 0.95;

/** What came of a cell. */
export interface CellOutcome {
  readonly arm: string;
  readonly levels: Levels;
  readonly seed: number;
  /** The primary outcome. */
  readonly value: number;
  /** All that it spent. */
  readonly flops: number;
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
  readonly differenceTo: string | null;
  /** Seeds that both arms have. */
  readonly pairs: number;
  /** `arm` - `differenceTo`. */
  readonly difference: number | null;
  /** Standard deviation of the difference over seeds. */
  readonly differenceDeviation: number | null;
  readonly differenceInterval: Estimate['interval'];
  /** FLOPs of the arm over those of the other, less 1, of the seeds that both have. */
  readonly computeDifference: number | null;
  /** Why there is no difference, or no interval of it. */
  readonly reason: string | null;
}

type Questions = Pick<Design, 'arms' | 'factors' | 'contrasts'>;

/** Differences that are looked at: each contrast at each combination of levels, and averaged over these where there are several. */
export function comparisonsOf(design: Pick<Design, 'factors' | 'contrasts'>): number {
  return design.contrasts.length * groupsOf(design).length;
}

/** The level of each difference's interval, so that all hold together. */
export function levelOfEach(design: Pick<Design, 'factors' | 'contrasts'>): number {
  return 1 - (1 - LEVEL) / Math.max(1, comparisonsOf(design));
}

/** A row for each contrast of an arm, or one without a difference where it has none; `tolerance` is how far apart compute may be. */
export function resultsOf(design: Questions, cells: readonly CellOutcome[], tolerance: number): readonly ResultRow[] {
  const level = levelOfEach(design);
  return groupsOf(design).flatMap((group) => {
    const bySeed = new Map(design.arms.map(({ name }) => [name, outcomesBySeed(cells, name, group)]));
    return design.arms.flatMap(({ name }) => {
      const arm = rowOf(name, group.levels, bySeed.get(name)!);
      const own = design.contrasts.filter((contrast) => contrast.arm === name);
      if (own.length === 0) return [arm];
      return own.map((contrast) => ({ ...arm, ...differenceOf(contrast, bySeed, level, tolerance) }));
    });
  });
}

/** Combinations of levels that are averaged over. */
interface Group {
  readonly levels: Levels;
  readonly combinations: readonly Levels[];
}

/** All of them together first. */
function groupsOf(design: Pick<Design, 'factors'>): readonly Group[] {
  const combinations = combinationsOf(design);
  const together = { levels: {}, combinations };
  if (combinations.length === 1) return [{ levels: combinations[0], combinations }];
  return [together, ...combinations.map((levels) => ({ levels, combinations: [levels] }))];
}

type Outcome = Pick<CellOutcome, 'value' | 'flops'>;

/** Means over the combinations, of the seeds that have all of them. */
function outcomesBySeed(cells: readonly CellOutcome[], arm: string, { combinations }: Group): Map<number, Outcome> {
  const own = cells.filter(
    (cell) => cell.arm === arm && combinations.some((levels) => sameLevels(levels, cell.levels)),
  );
  const seeds = [...new Set(own.map(({ seed }) => seed))];
  return new Map(
    seeds.flatMap((seed) => {
      const ofSeed = own.filter((cell) => cell.seed === seed);
      if (ofSeed.length < combinations.length) return [];
      return [[seed, { value: mean(ofSeed.map(({ value }) => value)), flops: meanFlops(ofSeed) }] as const];
    }),
  );
}

export function sameLevels(one: Levels, other: Levels): boolean {
  return Object.entries(one).every(([factor, level]) => other[factor] === level);
}

const meanFlops = (outcomes: readonly Outcome[]): number => mean(outcomes.map(({ flops }) => flops));

const NO_DIFFERENCE = {
  differenceTo: null,
  pairs: 0,
  difference: null,
  differenceDeviation: null,
  differenceInterval: null,
  computeDifference: null,
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
  return {
    arm,
    levels,
    seeds: outcomes.length,
    mean: estimate?.mean ?? null,
    interval: estimate?.interval ?? null,
    flops: outcomes.length > 0 ? meanFlops(outcomes) : null,
    ...NO_DIFFERENCE,
  };
}

function differenceOf(
  { arm, to }: Contrast,
  bySeed: ReadonlyMap<string, ReadonlyMap<number, Outcome>>,
  level: number,
  tolerance: number,
): Omit<ResultRow, 'arm' | 'levels' | 'seeds' | 'mean' | 'interval' | 'flops'> {
  const [own, others] = [bySeed.get(arm)!, bySeed.get(to)!];
  const paired = [...own].flatMap(([seed, outcome]) => {
    const twin = others.get(seed);
    return twin ? [{ outcome, twin }] : [];
  });
  const none = { ...NO_DIFFERENCE, differenceTo: to, pairs: paired.length };
  if (paired.length === 0) return { ...none, reason: 'no seed has finished in both arms' };
  const computeDifference =
    meanFlops(paired.map(({ outcome }) => outcome)) / meanFlops(paired.map(({ twin }) => twin)) - 1;
  const compute = unequal(computeDifference, tolerance);
  if (compute) return { ...none, computeDifference, reason: compute };
  const estimate = estimateOf(
    paired.map(({ outcome, twin }) => outcome.value - twin.value),
    level,
  );
  return {
    ...none,
    computeDifference,
    difference: estimate.mean,
    differenceDeviation: estimate.deviation,
    differenceInterval: estimate.interval,
    reason: estimate.interval ? null : 'one seed has no interval',
  };
}

/** Why FLOPs that are a share `difference` apart are not equal compute; null where they are within the tolerance. */
export function unequal(difference: number, tolerance: number): string | null {
  if (Math.abs(difference) <= tolerance) return null;
  const percent = (share: number): string => `${Number((100 * share).toPrecision(2))} %`;
  const more = difference > 0 ? 'more' : 'less';
  return `not at equal compute: ${percent(Math.abs(difference))} ${more}, where ${percent(tolerance)} are tolerated`;
}
