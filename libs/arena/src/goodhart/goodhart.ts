/**
 * Goodhart meter: does what selects still agree with what is meant? "When a measure becomes a target, it ceases to be a good
 * measure." The proxy is the rating by the judges who select; it is held against cross-entropy on held-out text, and against
 * a gold rater that never selects, as in Gao, Schulman and Hilton 2023 ("Scaling laws for reward model overoptimization",
 * ICML, arXiv 2210.10760).
 */
import { correlation, InvalidValueError, mean, spearman, standardise } from '#base';
import { fitnessOfLoss } from '../fitness-of-loss';
import { type Interval, reachOf } from '../ratings/intervals';
import { FEWEST_PAIRS, spearmanInterval } from './spearman-interval';

/** Lists run over the individuals of a niche in one generation. */
export interface GoodhartSample {
  /** Ratings by the judges, in nats; higher is better. */
  readonly proxy: readonly number[];
  /** Of these ratings, above 0 and at most 1 (`reliabilityOf`): 1 where they are what they estimate, null where they do not vary. */
  readonly reliability: number | null;
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
   * i (1 - r) where they are jointly normal with correlation r, i being the intensity of the choice. Errors of the ratings are no
   * part of it: who is chosen by chance falls back in the target by the square root of the reliability, which is divided out
   * (correction for attenuation: Spearman 1904).
   */
  readonly gap: number;
  readonly gapInterval: Interval;
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
  { proxy, reliability, lossNats, gold }: GoodhartSample,
  { top = Math.ceil(proxy.length / 4), level = 0.95 }: GoodhartOptions = {},
): GoodhartReading {
  for (const [field, values] of Object.entries({ proxy, lossNats, gold })) {
    const wrong = values.find((value) => !Number.isFinite(value));
    if (wrong !== undefined) throw new InvalidValueError(field, wrong, 'finite numbers');
  }
  if (reliability !== null && !(reliability > 0 && reliability <= 1)) {
    throw new InvalidValueError('reliability', reliability, 'a number above 0 and at most 1');
  }
  const agreement = (target: readonly number[]) => agreementOf(proxy, target, { reliability, top, level });
  return { withLoss: agreement(lossNats.map(fitnessOfLoss)), withGold: agreement(gold) };
}

interface Terms {
  readonly reliability: number | null;
  readonly top: number;
  readonly level: number;
}

function agreementOf(
  proxy: readonly number[],
  target: readonly number[],
  { reliability, top, level }: Terms,
): TargetAgreement | null {
  const rho = spearman(proxy, target);
  if (proxy.length < FEWEST_PAIRS || Number.isNaN(rho) || reliability === null) return null;
  const interval = spearmanInterval(rho, proxy.length, level);
  return { spearman: rho, interval, ...gapOf(proxy, target, { reliability, top, level }) };
}

/** The error is that of the target's rise, the part of the target that the proxy does not predict being drawn independently for each individual. */
function gapOf(
  proxy: readonly number[],
  target: readonly number[],
  { reliability, top, level }: { reliability: number; top: number; level: number },
) {
  const size = proxy.length;
  const chosen = [...proxy.keys()].sort((a, b) => proxy[b] - proxy[a]).slice(0, top);
  const rise = (values: readonly number[]): number => {
    const standardised = standardise(values);
    return mean(chosen.map((index) => standardised[index]));
  };
  const gap = rise(proxy) - rise(target) / Math.sqrt(reliability);
  const unexplained = 1 - correlation(proxy, target) ** 2;
  const error = Math.sqrt(Math.max(0, (unexplained * (1 / top - 1 / size)) / reliability));
  const width = reachOf(level, size - 2) * error;
  return { gap, gapInterval: { lower: gap - width, upper: gap + width } };
}
