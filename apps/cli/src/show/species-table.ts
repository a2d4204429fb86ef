import type { SpeciesView } from '#contracts';
import type { Paint } from './paint';
import { count, thousandths } from './quantities';
import { sparkline } from './sparkline';
import { type Column, renderTable } from './table';

/** Members by generation, at most so many characters wide. */
const CURVE = 24;

interface Row {
  readonly species: SpeciesView;
  /** Of its ancestors. */
  readonly depth: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { head: 'species', text: ({ species, depth }) => `${'  '.repeat(depth)}${species.name}` },
  { head: 'founder', text: ({ species }) => species.founder },
  { head: 'generations', align: 'right', text: ({ species }) => generationsText(species) },
  { head: 'individuals', align: 'right', text: ({ species }) => count(species.individuals) },
  { head: 'best bits/char', align: 'right', text: ({ species }) => thousandths(species.bestBitsPerCharacter) },
  { head: 'members', align: 'right', text: ({ species }) => count(membersNow(species)) },
  { head: 'by generation', text: ({ species }) => sparkline([0, ...species.members], CURVE).slice(1) },
];

/** Each species under the one that it branched off; those that died out are dimmed. */
export function speciesTable(species: readonly SpeciesView[], paint: Paint): string {
  if (species.length === 0) return 'no species: breeding.species of its config is none, or no generation has closed';
  const rows: Row[] = [];
  const add = (parent: number | null, depth: number): void => {
    for (const one of species.filter((each) => each.parent === parent)) {
      rows.push({ species: one, depth });
      add(one.number, depth + 1);
    }
  };
  add(null, 0);
  return renderTable(COLUMNS, rows, paint, (row) => row.species.diedGeneration !== null);
}

function membersNow({ members, diedGeneration }: SpeciesView): number {
  return diedGeneration === null ? (members.at(-1) ?? 0) : 0;
}

function generationsText({ generation, diedGeneration }: SpeciesView): string {
  return `${generation} – ${diedGeneration ?? ''}`.trimEnd();
}
