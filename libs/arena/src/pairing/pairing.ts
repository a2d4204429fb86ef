import type { Prng } from '#base';

/** A battle to be fought. */
export interface Pair {
  readonly first: number;
  readonly second: number;
}

/** What a round is drawn from: all of it known at the round's start. */
export interface Standing {
  /** Ratings so far, one a competitor. */
  readonly nats: readonly number[];
  /** Of these ratings about their mean, if the model is right. [competitors, competitors] */
  readonly covariance: Float64Array;
  /** All battles of earlier rounds. */
  readonly played: readonly Pair[];
}

/** Draws `count` pairs; which side is first does not matter yet. */
export type Pairing = (standing: Standing, count: number, prng: Prng) => Pair[];

/** How often each two have met, either way round. [competitors, competitors] */
export function meetings(pairs: readonly Pair[], competitors: number): Int32Array {
  const met = new Int32Array(competitors * competitors);
  for (const { first, second } of pairs) {
    met[first * competitors + second]++;
    met[second * competitors + first]++;
  }
  return met;
}

/** Matchings, in which each plays at most once, one after another until there are `count` pairs. */
export function fromMatchings(count: number, next: () => readonly Pair[]): Pair[] {
  const pairs: Pair[] = [];
  while (pairs.length < count) pairs.push(...next());
  return pairs.slice(0, count);
}
