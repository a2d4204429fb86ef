/** What a dial may come to, for checks before a tournament begins. */
import { sum } from '#base';
import type { Change, EnvironmentConfig } from './change';
import type { DialName, Value } from './dials';
import { type Place, placesOf } from './places';

type Changing = Pick<EnvironmentConfig, 'niches' | 'environment'>;

/**
 * All values that it may have at a place, `base` being that of the config, in an order in which they may follow; of a line its ends, between which all others are. What the
 * last change that speaks of it says is all there is from the generation on where that change begins.
 */
export function possibleValues<Base extends Value>(
  config: Changing,
  set: DialName,
  place: Place,
  base: Base,
): readonly Base[] {
  const isSame = (other: Place): boolean =>
    other.niche === place.niche && other.deme === place.deme && other.taste === place.taste;
  const changes = config.environment.filter(
    (change) => change.set === set && placesOf(config, change).some((other) => isSame(other)),
  );
  return changes.reduce(
    (before, change) => {
      const values = valuesOf(config, change, place);
      return holdsFromTheStart(change) ? values : [...before, ...values];
    },
    [base] as readonly Value[],
  ) as readonly Base[];
}

/** That a change names, in the order in which they may first hold. */
export function valuesIn(change: Change): readonly Value[] {
  switch (change.course) {
    case 'steps':
    case 'linear':
      return change.points.map(({ value }) => value);
    case 'cycle':
    case 'random':
      return change.values;
    case 'bits':
      return change.levels.toSorted((a, b) => b.below - a.below).map(({ value }) => value);
    case 'intervention':
      return [change.value];
    case 'success':
      return [];
  }
}

function holdsFromTheStart(change: Change): boolean {
  if (change.course === 'steps' || change.course === 'linear') return change.points[0].at === 0;
  return change.course === 'cycle' || change.course === 'random';
}

function valuesOf({ niches }: Changing, change: Change, { niche }: Place): readonly Value[] {
  switch (change.course) {
    case 'cycle':
    case 'random':
      return [...change.values, ...change.values.toReversed()];
    case 'success': {
      const { demes } = niches.find(({ name }) => name === niche)!;
      const most = sum(demes.map(({ capacity }) => capacity)) - demes.length + 1;
      return [most, 1, most];
    }
    default:
      return valuesIn(change);
  }
}
