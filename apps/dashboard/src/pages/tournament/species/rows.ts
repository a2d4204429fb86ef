/** What is drawn of species. */
import { sum } from '#base';
import type { SpeciesView } from '#contracts';
import type { River } from '../../../charts/river-chart';
import { largestOfColours } from '../../../ui/largest-of-colours';

const OTHERS = 'others';

const everIn = ({ members }: SpeciesView): number => sum(members);

/** How many of each species live in each generation that has closed: of those of one colour the largest by name, the others together. */
export function speciesRiver(species: readonly SpeciesView[], closed: number): River {
  const shown = largestOfColours(species, everIn);
  const others = species.filter((one) => !shown.includes(one));
  const membersAt = ({ generation, members }: SpeciesView, at: number): number => members[at - generation] ?? 0;
  const counts = Array.from({ length: closed }, (_, at) => [
    ...shown.map((one) => membersAt(one, at)),
    ...(others.length > 0 ? [sum(others.map((one) => membersAt(one, at)))] : []),
  ]);
  return { names: [...shown.map(({ name }) => name), ...(others.length > 0 ? [OTHERS] : [])], counts };
}

export interface TreeRow {
  readonly species: SpeciesView;
  /** Row of the one that it branched off, or of the nearest before that which is shown; null of the first. */
  readonly above: number | null;
}

/** The `most` largest species, each below the one that it branched off. */
export function treeRows(species: readonly SpeciesView[], most = Infinity): TreeRow[] {
  const byNumber = new Map(species.map((one) => [one.number, one]));
  const largest = new Set(species.toSorted((a, b) => everIn(b) - everIn(a)).slice(0, most));
  const parentShown = ({ parent }: SpeciesView): SpeciesView | null => {
    const from = parent === null ? undefined : byNumber.get(parent);
    return !from || largest.has(from) ? (from ?? null) : parentShown(from);
  };
  const shown = species.filter((one) => largest.has(one)).map((one) => ({ one, parent: parentShown(one) }));
  const rows: TreeRow[] = [];
  const add = (from: SpeciesView | null, above: number | null): void => {
    for (const { one, parent } of shown) {
      if (parent === from) add(one, rows.push({ species: one, above }) - 1);
    }
  };
  add(null, null);
  return rows;
}
