/** The chance of each rank, 0 the fittest of `size`, to be the parent of a child. */
import { mean, normalCdf, sum, variance } from '#base';

/** The fittest of `contestants` drawn with replacement: all of them are of that rank or below, but not all below. */
export function tournamentChances(size: number, contestants: number): number[] {
  const chanceFrom = (rank: number): number => ((size - rank) / size) ** contestants;
  return Array.from({ length: size }, (_, rank) => chanceFrom(rank) - chanceFrom(rank + 1));
}

/** Linear ranking: expected children from `pressure` of the fittest to 2 - `pressure` (Baker 1985). */
export function linearRankChances(size: number, pressure: number): number[] {
  return Array.from({ length: size }, (_, rank) => (pressure - (2 * (pressure - 1) * rank) / (size - 1)) / size);
}

/** Exponential ranking: in proportion to evenness^(rank / size) (Blickle and Thiele 1996). */
export function exponentialRankChances(size: number, evenness: number): number[] {
  return proportionalChances(Array.from({ length: size }, (_, rank) => evenness ** (rank / size)));
}

/** The `places` fittest alike. */
export function truncationChances(size: number, places: number): number[] {
  return Array.from({ length: size }, (_, rank) => (rank < places ? 1 / places : 0));
}

/** In proportion to scores. */
export function proportionalChances(scores: readonly number[]): number[] {
  const total = scores.reduce((sum, score) => sum + score, 0);
  return scores.map((score) => score / total);
}

/** Tournaments of two on levels, of which higher wins; of equals the one drawn first, which is either alike. */
export function levelChances(levels: readonly number[]): number[] {
  return levels.map((own) => {
    const wins = levels.reduce((sum, other) => sum + (other < own ? 2 : other === own ? 1 : 0), 0);
    return wins / levels.length ** 2;
  });
}

/** Tournaments of two on estimates with normal errors: the better one wins with the probability that it is better. */
export function uncertainChances(estimates: readonly number[], errors: readonly number[]): number[] {
  const better = (a: number, b: number): number =>
    normalCdf((estimates[a] - estimates[b]) / Math.hypot(errors[a], errors[b]));
  return estimates.map(
    (_, own) => (2 * sum(estimates.map((_other, other) => better(own, other)))) / estimates.length ** 2,
  );
}

/** In proportion to exp(strength z), z being scores less their mean in their standard deviations, of divisor N - 1. */
export function boltzmannChances(scores: readonly number[], strength: number): number[] {
  const deviation = Math.sqrt(variance(scores));
  return proportionalChances(scores.map((score) => Math.exp((strength * (score - mean(scores))) / deviation)));
}
