import { canonicalJson, type Json } from '#base';
import { baseValue } from './base-value';
import type { Change, EnvironmentConfig } from './change';
import { placesOf } from './places';
import { possibleValues } from './possible-values';

/** Changes of dials that may come to anything else than what the rest of the config says. */
export function actingChanges(config: EnvironmentConfig): readonly Change[] {
  return config.environment.filter((change) =>
    placesOf(config, change).some((place) => {
      const base = baseValue(config, change.set, place);
      return possibleValues(config, change.set, place, base).some((value) => textOf(value) !== textOf(base));
    }),
  );
}

const textOf = (value: unknown): string => canonicalJson(value as Json);
