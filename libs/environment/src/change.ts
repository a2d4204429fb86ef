/** How an environment changes, as a config says it: which dial, where, and by which course. */
import type { TasteName } from '#arena';
import type { FitnessConfig, MigrationConfig, ShapingConfig } from '#evolution';
import type { DialName, Value } from './dials';

/** What is changed. Where a place is left out, it is changed in all of them. */
export interface Target {
  readonly set: DialName;
  readonly niche?: string;
  readonly deme?: string;
  readonly taste?: TasteName;
}

export interface Point {
  /** A generation. */
  readonly at: number;
  readonly value: Value;
}

export type Course =
  /** Each value from its generation on. */
  | { readonly course: 'steps'; readonly points: readonly Point[] }
  /** On straight lines between the points, and as the last point from there on. */
  | { readonly course: 'linear'; readonly points: readonly Point[] }
  /** One value after the other, each for `every` generations, and again. */
  | { readonly course: 'cycle'; readonly values: readonly Value[]; readonly every: number }
  /** One of the values, drawn anew for every so many generations. */
  | { readonly course: 'random'; readonly values: readonly Value[]; readonly every: number }
  /** The value of the lowest level that the niche has come below: its lowest cross-entropy so far, in bits per character. */
  | {
      readonly course: 'bits';
      readonly levels: readonly { readonly below: number; readonly value: Value }[];
      /** Whose bits count; the niche that is changed where it is left out. */
      readonly watch?: string;
    }
  /** What a person changed, from a generation on. */
  | { readonly course: 'intervention'; readonly at: number; readonly value: Value }
  /** The demes of a niche share its places: each in proportion to exp(-strength x the mean bits per character of who lives there). */
  | { readonly course: 'success'; readonly strength: number };

export type Change = Target & Course;
export type Intervention = Extract<Change, { readonly course: 'intervention' }>;

/** A config with what people changed, which overrides all else. */
export function withInterventions<Config extends { readonly environment: readonly Change[] }>(
  config: Config,
  interventions: readonly Intervention[],
): Config {
  return { ...config, environment: [...config.environment, ...interventions] };
}

/** What of a tournament's config an environment is made of. */
export interface EnvironmentConfig {
  readonly niches: readonly {
    readonly name: string;
    readonly corpus: string;
    readonly demes: readonly { readonly name: string; readonly capacity: number }[];
  }[];
  readonly budget: { readonly trainingFlops: number; readonly maximumParameters: number };
  readonly fitness: FitnessConfig;
  readonly breeding: {
    readonly migration: MigrationConfig;
    readonly direction: number;
    readonly shaping: ShapingConfig;
    readonly mutationRate: number;
    readonly growthRate: number;
  };
  readonly arena: {
    readonly coevolution?: object | null;
    readonly panel: { readonly tastes: Readonly<Record<TasteName, number>> };
  } | null;
  readonly environment: readonly Change[];
}
