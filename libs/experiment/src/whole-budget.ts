/**
 * Settings that spend what the base lets its population spend, generation by generation, on fewer: places of demes and shares of the budget,
 * where all who live train. What is not as it must be in the base is left as it is: the check of its config tells of it.
 */
import { sum } from '#base';
import { type Change, plannedNiches } from '#environment';
import type { Settings } from './design';

/** Places that a deme has in a generation, of those that it has in the base then and at first. */
type PlacesOf = (generation: number, places: number, founders: number) => number;

/** Nobody is born; demes have the places that `placesOf` says, at least one, and those who live share what the generation may spend. */
export function spentOn(base: Settings, placesOf: PlacesOf): Settings {
  const { generations, niches: given, environment = [] } = base;
  if (typeof generations !== 'number' || generations > MOST_GENERATIONS || !isList(given) || !isList(environment)) {
    return {};
  }
  const niches = given.map(({ name, capacity, demes }) => {
    return { name: String(name), demes: (isList(demes) ? demes : [{ name, capacity }]) as unknown as readonly Deme[] };
  });
  const changes = environment as unknown as readonly Change[];
  const planned = Array.from({ length: generations }, (_, at) => plannedNiches({ niches, environment: changes }, at));
  const placesAt = planned.map((all) => all.flatMap(({ demes }) => demes.map(({ capacity }) => capacity)));
  const fewerAt = placesAt.map((places, at) =>
    places.map((own, deme) => Math.max(1, Math.round(placesOf(at, own, placesAt[0][deme])))),
  );
  const shareAt = planned.map(
    (all, at) =>
      sum(all.map(({ share, demes }) => share * sum(demes.map(({ capacity }) => capacity)))) / sum(fewerAt[at]),
  );
  const names = niches.flatMap(({ demes }) => demes.map(({ name }) => name));
  return {
    breeding: { replacement: { scheme: 'survivors-only' }, selfAdaptation: { scheme: 'none' }, conserved: undefined },
    environment: [
      ...environment.filter(({ set }) => set !== 'capacity' && set !== 'budget'),
      ...names.map((deme, at) => ({ set: 'capacity', deme, ...steps(fewerAt.map((places) => places[at])) })),
      { set: 'budget', ...steps(shareAt) },
    ],
  };
}

interface Deme {
  readonly name: string;
  readonly capacity: number;
}

/** Of a schedule at most. */
const MOST_GENERATIONS = 100;

function isList(value: unknown): value is readonly Settings[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null);
}

/** A point for each generation that differs from the one before. */
function steps(values: readonly number[]): Settings {
  const points = values.map((value, at) => ({ at, value }));
  return { course: 'steps', points: points.filter(({ at, value }) => at === 0 || value !== values[at - 1]) };
}
