import { mean } from '#base';
import type { SpeciesDistances } from '#metrics';
import type { Compared, Distance } from './speciation';
import type { Speciation } from './records';

/** So many are compared at most, evenly by birth: all pairs of more would take long. */
const MOST = 256;

/** Mean distance of two of one species, and of two of different ones. */
export function distancesBetween(
  { memory: { threshold }, told }: Compared,
  { members }: Speciation,
  distance: Distance,
): SpeciesDistances {
  const every = Math.max(1, told.length / MOST);
  const shown = Array.from({ length: Math.floor(told.length / every) }, (_, at) => Math.floor(at * every));
  const [within, between]: [number[], number[]] = [[], []];
  shown.forEach((one, at) => {
    for (const other of shown.slice(0, at)) {
      const isOne = members[one].species === members[other].species;
      (isOne ? within : between).push(distance(told[one], told[other]));
    }
  });
  const meanOf = (distances: readonly number[]) => (distances.length === 0 ? null : mean(distances));
  return { threshold, within: meanOf(within), between: meanOf(between) };
}
