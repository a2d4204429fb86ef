/** An environment of one config, said as settings of another: what a fork comes from is other than what its own config says. */
import { predationOf } from '#evolution';
import { baseValue } from './base-value';
import type { EnvironmentConfig } from './change';
import { DIAL_NAMES, type DialName, type Value } from './dials';
import { type Place, placesOf } from './places';
import { keyOf, type Setting } from './settings';

/** Changes of a config that are no course of it. */
const BY = 'fork';

/** With these, an environment of `to` is as one of `from` is with `settings`, in all places that both have. */
export function settingsElsewhere(
  from: EnvironmentConfig,
  settings: readonly Setting[],
  to: EnvironmentConfig,
): readonly Setting[] {
  const set = new Map(settings.map((setting) => [keyOf(setting), setting]));
  return DIAL_NAMES.filter((dial) => isUsed(from, dial) && isUsed(to, dial)).flatMap((dial) =>
    placesOf(to, { set: dial }).flatMap((place): Setting[] => {
      if (!hasPlace(from, place)) return [];
      const before = set.get(keyOf({ set: dial, ...place }));
      const given = before?.value ?? baseValue(from, dial, place);
      const value = dial === 'budget' ? budgetOf(given, from, to) : given;
      const isBase = JSON.stringify(value) === JSON.stringify(baseValue(to, dial, place));
      return !before && isBase ? [] : [{ set: dial, ...place, value, by: before?.by ?? BY }];
    }),
  );
}

/** Budgets are shares of what the config says. */
function budgetOf(share: Value, from: EnvironmentConfig, to: EnvironmentConfig): number {
  const [was, is] = [from.budget.trainingFlops, to.budget.trainingFlops];
  return was === is ? Number(share) : (Number(share) * was) / is;
}

function isUsed({ arena, fitness, breeding }: EnvironmentConfig, dial: DialName): boolean {
  if (dial === 'taste') return arena !== null && !arena.coevolution;
  if (dial === 'preference') return fitness.kind === 'weighted';
  if (dial === 'predation') return predationOf(breeding.shaping) !== undefined;
  return dial !== 'migration' || breeding.migration.scheme !== 'none';
}

function hasPlace({ niches }: EnvironmentConfig, { niche, deme }: Place): boolean {
  const own = niches.find(({ name }) => name === niche);
  return niche === null || (own !== undefined && (deme === null || own.demes.some(({ name }) => name === deme)));
}
