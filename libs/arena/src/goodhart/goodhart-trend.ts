/** Overoptimisation over generations: the proxy rises while gold falls (Gao, Schulman and Hilton 2023). */
import { mean, sum } from '#base';

export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/** Means of a niche's population in one generation, on scales that are the same in all: for ratings, nats above a fixed competitor. */
export interface ProxyAndGold {
  readonly proxy: Estimate;
  readonly gold: Estimate;
}

export interface GoodhartTrend {
  /** Change a generation. */
  readonly proxy: Estimate;
  readonly gold: Estimate;
  /** The proxy rose and gold fell, each by more than its error explains. */
  readonly flagged: boolean;
}

export interface TrendOptions {
  /** Generations up to the last that the trend is taken over; 5 by default. */
  readonly window?: number;
  /** How many of its standard errors a slope must lie from 0; 1.96 by default, which one that is flat exceeds once in 40 times. */
  readonly deviations?: number;
}

/** The trend at the end of a history, one entry a generation in order; null with fewer than two. */
export function goodhartTrend(
  history: readonly ProxyAndGold[],
  { window = 5, deviations = 1.96 }: TrendOptions = {},
): GoodhartTrend | null {
  const recent = history.slice(-window);
  if (recent.length < 2) return null;
  const proxy = slope(recent.map((generation) => generation.proxy));
  const gold = slope(recent.map((generation) => generation.gold));
  const flagged = proxy.value > deviations * proxy.standardError && gold.value < -deviations * gold.standardError;
  return { proxy, gold, flagged };
}

/** The least-squares slope by generation, with the error that those of the estimates leave in it. */
function slope(estimates: readonly Estimate[]): Estimate {
  const centre = mean([...estimates.keys()]);
  const spread = sum(estimates.map((_, time) => (time - centre) ** 2));
  const weights = estimates.map((_, time) => (time - centre) / spread);
  return {
    value: sum(estimates.map(({ value }, time) => weights[time] * value)),
    standardError: Math.sqrt(sum(estimates.map(({ standardError }, time) => (weights[time] * standardError) ** 2))),
  };
}
