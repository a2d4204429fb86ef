/**
 * Settings that spend what the base lets its population spend, generation by generation, on fewer: places of demes and shares of the budget,
 * where all who live train. What is not as it must be in the base is left as it is: the check of its config tells of it.
 */
import { sum } from '#base';
import { plannedNiches, soundChanges, valueFault } from '#environment';
import type { Settings } from './design';

/** Places that a deme has in a generation, of those that it has in the base then and at first. */
type PlacesOf = (generation: number, places: number, founders: number, generations: number) => number;

/** Nobody is born; demes have the places that `placesOf` says, at least one, and those who live share what the generation may spend. */
export function spentOn(base: Settings, placesOf: PlacesOf): Settings {
  const { generations } = base;
  const niches = soundNiches(base.niches);
  if (!isLength(generations) || !niches) return {};
  const { environment: written = [] } = base;
  const environment = soundChanges(written, { niches, generations });
  if (!environment || !isList(written)) return {};
  const planned = Array.from({ length: generations }, (_, at) => plannedNiches({ niches, environment }, at));
  const placesAt = planned.map((all) => all.flatMap(({ demes }) => demes.map(({ capacity }) => capacity)));
  const fewerAt = placesAt.map((places, at) =>
    places.map((own, deme) => Math.max(1, Math.round(placesOf(at, own, placesAt[0][deme], generations)))),
  );
  const shareAt = planned.map(
    (all, at) =>
      sum(all.map(({ share, demes }) => share * sum(demes.map(({ capacity }) => capacity)))) / sum(fewerAt[at]),
  );
  const names = niches.flatMap(({ demes }) => demes.map(({ name }) => name));
  return {
    breeding: { replacement: { scheme: 'survivors-only' }, selfAdaptation: { scheme: 'none' }, conserved: undefined },
    environment: [
      ...written.filter(({ set }) => set !== 'capacity' && set !== 'budget'),
      ...names.map((deme, at) => ({ set: 'capacity', deme, ...steps(fewerAt.map((places) => places[at])) })),
      { set: 'budget', ...steps(shareAt) },
    ],
  };
}

interface Niche {
  readonly name: string;
  readonly corpus: string;
  readonly demes: readonly { readonly name: string; readonly capacity: number }[];
}

/** Of a tournament at most. */
const MOST_GENERATIONS = 10_000;

const isLength = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= MOST_GENERATIONS;

/** Null where there are none, or one has not a name and capacities. */
function soundNiches(given: unknown): readonly Niche[] | null {
  if (!isList(given) || given.length === 0) return null;
  const niches = given.map(({ name, capacity, demes = [{ name, capacity }] }) => ({ name, corpus: '', demes }));
  const isSound = niches.every(({ name, demes }) => typeof name === 'string' && isList(demes) && demes.every(isDeme));
  return isSound ? (niches as readonly Niche[]) : null;
}

const isDeme = ({ name, capacity }: Settings): boolean =>
  typeof name === 'string' && valueFault('capacity', capacity) === null;

function isList(value: unknown): value is readonly Settings[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null);
}

/** A point for each generation that differs from the one before. */
function steps(values: readonly number[]): Settings {
  const points = values.map((value, at) => ({ at, value }));
  return { course: 'steps', points: points.filter(({ at, value }) => at === 0 || value !== values[at - 1]) };
}
