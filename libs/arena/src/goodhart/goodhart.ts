/**
 * Goodhart meter: does what selects still agree with what is meant? "When a measure becomes a target, it ceases to be a good
 * measure." The proxy is the rating by the judges who select; it is held against cross-entropy on held-out text, and against
 * a gold rater that never selects, as in Gao, Schulman and Hilton 2023 ("Scaling laws for reward model overoptimization",
 * ICML, arXiv 2210.10760).
 */
import { InvalidValueError, mean, spearman, standardise } from '#base';
import type { Interval } from '../ratings/intervals';
import { FEWEST_PAIRS, spearmanInterval } from './spearman-interval';

/** Lists run over the individuals of a niche in one generation. */
export interface GoodhartSample {
  /** Ratings by the judges, in nats; higher is better. */
  readonly proxy: readonly number[];
  /** Cross-entropy on held-out text; lower is better. */
  readonly lossNats: readonly number[];
  /** Utility or rating by the hidden rater, higher is better. */
  readonly gold: readonly number[];
}

/** How far the proxy agrees with a target. */
export interface TargetAgreement {
  /** Rank correlation, 1 if proxy and target order the individuals alike. */
  readonly spearman: number;
  readonly interval: Interval;
  /**
   * Overoptimisation gap: how far the `top` individuals by proxy stand above the mean, in standard deviations of the proxy,
   * less how far they do in those of the target. It is 0 if choosing by proxy is as good as by the target, and
   * i (1 - r) where they are jointly normal with correlation r, i being the intensity of the choice.
   */
  readonly gap: number;
}

/** Null with fewer than four individuals, or where one of the two does not vary. */
export interface GoodhartReading {
  /** With cross-entropy, its sign turned so that 1 is agreement here too. */
  readonly withLoss: TargetAgreement | null;
  readonly withGold: TargetAgreement | null;
}

export interface GoodhartOptions {
  /** How many of the highest by proxy the gap is about; a quarter of all by default, rounded up. */
  readonly top?: number;
  /** Of the intervals; 0.95 by default. */
  readonly level?: number;
}

/** The reading of a niche and generation. Throws a RangeError on lists of unequal lengths, an InvalidValueError on values that are not finite. */
export function goodhart(
  { proxy, lossNats, gold }: GoodhartSample,
  { top = Math.ceil(proxy.length / 4), level = 0.95 }: GoodhartOptions = {},
): GoodhartReading {
  for (const [field, values] of Object.entries({ proxy, lossNats, gold })) {
    const wrong = values.find((value) => !Number.isFinite(value));
    if (wrong !== undefined) throw new InvalidValueError(field, wrong, 'finite numbers');
  }
  const prediction = lossNats.map((nats) => -nats);
  return { withLoss: agreement(proxy, prediction, top, level), withGold: agreement(proxy, gold, top, level) };
}

function agreement(
  proxy: readonly number[],
  target: readonly number[],
  top: number,
  level: number,
): TargetAgreement | null {
  const rho = spearman(proxy, target);
  if (proxy.length < FEWEST_PAIRS || Number.isNaN(rho)) return null;
  return { spearman: rho, interval: spearmanInterval(rho, proxy.length, level), gap: gap(proxy, target, top) };
}

function gap(proxy: readonly number[], target: readonly number[], top: number): number {
  const chosen = [...proxy.keys()].sort((a, b) => proxy[b] - proxy[a]).slice(0, top);
  const rise = (values: readonly number[]): number => {
    const standardised = standardise(values);
    return mean(chosen.map((index) => standardised[index]));
  };
  return rise(proxy) - rise(target);
}
