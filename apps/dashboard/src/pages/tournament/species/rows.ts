/** What is drawn of species. */
import { sum } from '#base';
import type { SpeciesView } from '#contracts';
import type { River } from '../../../charts/river-chart';
import { largestOfColours } from '../../../ui/largest-of-colours';

const OTHERS = 'others';

const everIn = ({ members }: SpeciesView): number => sum(members);

/** Generations that species are told of: those that had closed. */
export function toldGenerations(species: readonly SpeciesView[]): number {
  return species.reduce((most, { generation, members }) => Math.max(most, generation + members.length), 0);
}

/** How many of each species live in each generation: of those of one colour the largest by name, the others together. */
export function speciesRiver(species: readonly SpeciesView[]): River {
  const shown = largestOfColours(species, everIn);
  const place = new Map(shown.map(({ number }, index) => [number, index]));
  const names = [...shown.map(({ name }) => name), ...(shown.length < species.length ? [OTHERS] : [])];
  const counts = Array.from({ length: toldGenerations(species) }, () => names.map(() => 0));
  for (const { number, generation, members } of species) {
    const index = place.get(number) ?? shown.length;
    members.forEach((living, at) => (counts[generation + at][index] += living));
  }
  return { names, counts };
}

export interface TreeRow {
  readonly species: SpeciesView;
  /** Row of the one that it branched off, or of the nearest before that which is shown; null of the first. */
  readonly above: number | null;
}

/** The `most` largest species, each below the one that it branched off. */
export function treeRows(species: readonly SpeciesView[], most = Infinity): TreeRow[] {
  const sizes = new Map(species.map((one) => [one, everIn(one)]));
  const byNumber = new Map(species.map((one) => [one.number, one]));
  const largest = new Set(species.toSorted((a, b) => sizes.get(b)! - sizes.get(a)!).slice(0, most));
  const from = ({ parent }: SpeciesView): SpeciesView | undefined =>
    parent === null ? undefined : byNumber.get(parent);
  const children = new Map<SpeciesView | undefined, SpeciesView[]>();
  for (const one of species.filter((each) => largest.has(each))) {
    let parent = from(one);
    while (parent && !largest.has(parent)) parent = from(parent);
    children.set(parent, [...(children.get(parent) ?? []), one]);
  }
  const rows: TreeRow[] = [];
  // A list and no recursion: branches may be thousands deep.
  const next: TreeRow[] = [];
  const follow = (parent: SpeciesView | undefined, above: number | null) =>
    next.push(...(children.get(parent) ?? []).map((one) => ({ species: one, above })).reverse());
  follow(undefined, null);
  for (let row = next.pop(); row; row = next.pop()) follow(row.species, rows.push(row) - 1);
  return rows;
}
