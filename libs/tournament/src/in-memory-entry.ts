/** What a store in memory holds of a tournament. */
import type { Json } from '#base';
import type { MetricValueView } from '#contracts';
import type { EnvironmentState } from './environments';
import type {
  Battle,
  Compute,
  Generation,
  Individual,
  Life,
  Membership,
  OpenArena,
  Rating,
  Species,
  Tournament,
} from './records';

export interface Entry {
  readonly tournament: Tournament;
  readonly token: number;
  readonly lastSeq: number;
  /** By (generation, slot), without their lives. */
  readonly individuals: readonly Individual[];
  /** Of each individual, in the order of generations. */
  readonly lives: ReadonlyMap<string, readonly Life[]>;
  readonly generations: readonly Generation[];
  /** By generation. */
  readonly schemeStates: ReadonlyMap<number, Json>;
  /** By generation. */
  readonly environments: ReadonlyMap<number, EnvironmentState>;
  readonly arenas: readonly OpenArena[];
  readonly battles: readonly Battle[];
  readonly ratings: readonly Rating[];
  readonly species: readonly Species[];
  readonly members: readonly Membership[];
  readonly metrics: readonly MetricValueView[];
  readonly compute: readonly Compute[];
  /** Evaluations on the test part, by individual, niche and generation. */
  readonly tested: readonly string[];
}
