import { count, thousandths } from '#wording';
import type { ExamView } from '#contracts';
import { type Column, Table } from '../../ui/table';

const COLUMNS: readonly Column<ExamView>[] = [
  { head: 'exam', cell: ({ part }) => part },
  { head: 'bits/char', kind: 'number', cell: ({ bitsPerCharacter }) => thousandths(bitsPerCharacter) },
  { head: 'nats', kind: 'number', cell: ({ nats }) => thousandths(nats) },
  { head: '± s.e. (nats)', kind: 'number', cell: ({ standardErrorNats }) => thousandths(standardErrorNats) },
  {
    head: 'prediction entropy (bits)',
    kind: 'number',
    cell: ({ predictionEntropyBits }) => thousandths(predictionEntropyBits),
  },
  { head: 'symbols', kind: 'number', cell: ({ symbols }) => count(symbols) },
];

export function Exams({ exams }: { exams: readonly ExamView[] }) {
  if (exams.length === 0) return <p class="muted">No exam was taken.</p>;
  return <Table label="Exams" columns={COLUMNS} rows={exams} keyOf={({ part }) => part} />;
}
