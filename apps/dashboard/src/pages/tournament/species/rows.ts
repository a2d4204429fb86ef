/** What is drawn of species. */
import type { SpeciesView } from '#contracts';
import type { River } from '../../../charts/river-chart';

/** Drawn by themselves; the others together. */
const SHOWN = 9;
const OTHERS = 'others';

/** How many of each species live in each generation that has closed: those with the most members in all by name, in the order of their founding. */
export function speciesRiver(species: readonly SpeciesView[], closed: number): River {
  const total = (one: SpeciesView): number => one.members.reduce((sum, members) => sum + members, 0);
  const most = new Set(species.toSorted((a, b) => total(b) - total(a)).slice(0, SHOWN));
  const shown = species.filter((one) => most.has(one));
  const others = species.filter((one) => !most.has(one));
  const membersAt = ({ generation, members }: SpeciesView, at: number): number => members[at - generation] ?? 0;
  const counts = Array.from({ length: closed }, (_, at) => [
    ...shown.map((one) => membersAt(one, at)),
    ...(others.length > 0 ? [others.reduce((sum, one) => sum + membersAt(one, at), 0)] : []),
  ]);
  return { names: [...shown.map(({ name }) => name), ...(others.length > 0 ? [OTHERS] : [])], counts };
}

/** Each species below the one that it branched off, with the row of that; null of the first. */
export function treeRows(species: readonly SpeciesView[]): { species: SpeciesView; above: number | null }[] {
  const rows: { species: SpeciesView; above: number | null }[] = [];
  const add = (parent: number | null, above: number | null): void => {
    for (const one of species) {
      if (one.parent === parent) add(one.number, rows.push({ species: one, above }) - 1);
    }
  };
  add(null, null);
  return rows;
}
