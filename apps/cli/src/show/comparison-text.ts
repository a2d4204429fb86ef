/** Tournaments side by side on the screen, a column each. */
import type { ComparisonView } from '#contracts';
import type { Paint } from './paint';
import { thousandths } from './quantities';
import { renderTable, type Column } from './table';

interface Row {
  readonly head: string;
  readonly cells: readonly string[];
}

export function comparisonText({ tournaments, differences, niches }: ComparisonView, paint: Paint): string {
  const table = (head: string, rows: readonly Row[]): string => {
    const columns = tournaments.map(({ id }, at): Column<Row> => ({
      head: id,
      align: 'right',
      text: ({ cells }) => cells[at],
    }));
    return renderTable([{ head, text: (row: Row) => row.head }, ...columns], rows, paint);
  };
  const about: Row[] = [
    { head: 'name', cells: tournaments.map(({ name }) => name) },
    { head: 'status', cells: tournaments.map(({ status }) => status) },
    { head: 'champion', cells: tournaments.map(({ champion }) => champion?.id ?? '') },
    { head: 'bits/char', cells: tournaments.map(({ champion }) => thousandths(champion?.bitsPerCharacter ?? null)) },
    ...communitiesOf(tournaments),
    ...differences.map(({ field, values }) => ({ head: field, cells: values.map(valueText) })),
  ];
  const went = niches.map(({ niche, generations }) =>
    table(
      `best of ${niche}`,
      generations.map(({ generation, bestBitsPerCharacter }) => {
        return { head: `generation ${generation}`, cells: bestBitsPerCharacter.map(thousandths) };
      }),
    ),
  );
  return [table('', about), ...went].join('\n\n');
}

/** A row for each niche that has a community in any of them. */
function communitiesOf(tournaments: ComparisonView['tournaments']): Row[] {
  const niches = [...new Set(tournaments.flatMap(({ communities }) => communities.map(({ niche }) => niche)))];
  return niches.map((niche) => ({
    head: `community of ${niche}`,
    cells: tournaments.map(({ communities }) =>
      thousandths(communities.find((community) => community.niche === niche)?.bitsPerCharacter ?? null),
    ),
  }));
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
