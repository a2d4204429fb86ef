import { count } from '#wording';
import { IndividualLink } from '../ui/small-parts';
import { type Column, Table } from '../ui/table';
import type { Lines } from './lines';
import { tell } from './measures';

interface BrushedTableProps {
  lines: Lines;
  rows: readonly number[];
  onPoint: (row: number | undefined) => void;
}

const SHOWN = 25;

/** The best of those who are brushed. */
export function BrushedTable({ lines: { individuals, measures }, rows, onPoint }: BrushedTableProps) {
  if (rows.length === 0) return <p class="notice">No individual is within all brushes. Clear one of them.</p>;
  const above = measures.find(({ name }) => name === 'bits');
  const bits = (row: number): number =>
    Number(above?.of(individuals[row]) ?? individuals[row].bitsPerCharacter ?? Infinity);
  const best = [...rows].sort((a, b) => bits(a) - bits(b)).slice(0, SHOWN);
  const columns: readonly Column<number>[] = [
    { head: 'individual', kind: 'name', cell: (row) => <IndividualLink id={individuals[row].id} /> },
    ...measures.map((measure): Column<number> => ({
      head: measure.label,
      kind: individuals.some((each) => typeof measure.of(each) === 'number') ? 'number' : 'name',
      cell: (row) => tell(measure, individuals[row]),
    })),
  ];
  return (
    <>
      <h3>
        {rows.length > SHOWN
          ? `The best ${SHOWN} of ${count(rows.length)} by bits per character${above ? ' above WB-2 of their niche, on validation' : ''}`
          : 'Selected individuals'}
      </h3>
      <Table label="Brushed individuals" columns={columns} rows={best} keyOf={(row) => row} onPoint={onPoint} />
    </>
  );
}
