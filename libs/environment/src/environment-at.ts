/**
 * What holds in a generation for each niche: the one source of it. A pure function of config, seed and what is known of the generations
 * before, so that a replay and a run that goes on have the same environments.
 */
import { TASTE_NAMES, type TasteName } from '#arena';
import type { FitnessConfig, MigrationConfig, ShapingConfig } from '#evolution';
import { baseValue } from './base-value';
import type { EnvironmentConfig } from './change';
import type { Moment } from './course-value';
import type { DialName } from './dials';
import type { Place } from './places';
import { keyOf, type Setting, settingsAt } from './settings';
import type { Summary } from './summary';

type Panel<Config extends EnvironmentConfig> = NonNullable<Config['arena']>['panel'];

export interface NicheEnvironment<Config extends EnvironmentConfig = EnvironmentConfig> {
  readonly name: string;
  readonly corpus: string;
  readonly demes: readonly { readonly name: string; readonly capacity: number }[];
  /** Of a life in this generation. */
  readonly budget: Config['budget'];
  /** Of architectures that may live here. */
  readonly families: readonly string[];
  readonly fitness: FitnessConfig;
  /** Raters; null where there is no arena. */
  readonly panel: Panel<Config> | null;
}

export interface Breeding {
  readonly migration: MigrationConfig;
  readonly direction: number;
  readonly shaping: ShapingConfig;
  readonly mutationRate: number;
  readonly growthRate: number;
}

export interface Environment<Config extends EnvironmentConfig = EnvironmentConfig> {
  /** What changes made of the config. */
  readonly settings: readonly Setting[];
  /** How children come about. */
  readonly breeding: Breeding;
  /** In the order of the config. */
  readonly niches: readonly NicheEnvironment<Config>[];
}

export function environmentAt<Config extends EnvironmentConfig>(
  config: Config,
  moment: Moment,
  summary: Summary,
): Environment<Config> {
  return environmentWith(config, settingsAt(config, moment, summary));
}

/** The environment of settings that were kept. */
export function environmentWith<Config extends EnvironmentConfig>(
  config: Config,
  settings: readonly Setting[],
): Environment<Config> {
  const set = new Map(settings.map((setting) => [keyOf(setting), setting.value]));
  const of = <Value>(dial: DialName, place: Partial<Place>): Value => {
    const whole = { niche: null, deme: null, taste: null, ...place };
    return (set.get(keyOf({ set: dial, ...whole })) ?? baseValue(config, dial, whole)) as Value;
  };
  const { budget, fitness, arena, breeding } = config;
  return {
    settings,
    breeding: {
      migration: withRate(breeding.migration, of('migration', {})),
      direction: of('direction', {}),
      shaping: withStrength(breeding.shaping, of('predation', {})),
      mutationRate: of('mutation', {}),
      growthRate: of('growth', {}),
    },
    niches: config.niches.map(({ name: niche, demes }) => ({
      name: niche,
      corpus: of('corpus', { niche }),
      demes: demes.map(({ name: deme }) => ({ name: deme, capacity: of('capacity', { niche, deme }) })),
      budget: {
        ...budget,
        trainingFlops: of<number>('budget', { niche }) * budget.trainingFlops,
        maximumParameters: of('maximumParameters', { niche }),
      },
      families: of('families', { niche }),
      fitness: fitness.kind === 'weighted' ? { ...fitness, ratingWeight: of('preference', { niche }) } : fitness,
      panel: arena && { ...arena.panel, tastes: tastesOf((taste) => of('taste', { niche, taste })) },
    })),
  };
}

/** The part of an environment that is about a niche. */
export function nicheIn<Config extends EnvironmentConfig>(
  { niches }: Environment<Config>,
  name: string,
): NicheEnvironment<Config> {
  return niches.find((niche) => niche.name === name)!;
}

/** A rate of 0 is no migration. */
function withRate(migration: MigrationConfig, rate: number): MigrationConfig {
  return migration.scheme === 'none' || rate === 0 ? { scheme: 'none' } : { ...migration, rate };
}

function withStrength(shaping: ShapingConfig, strength: number): ShapingConfig {
  return 'strength' in shaping ? { ...shaping, strength } : shaping;
}

function tastesOf(share: (taste: TasteName) => number): Readonly<Record<TasteName, number>> {
  return Object.fromEntries(TASTE_NAMES.map((taste) => [taste, share(taste)])) as Record<TasteName, number>;
}
