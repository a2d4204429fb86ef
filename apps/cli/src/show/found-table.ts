import type { FoundView } from '#contracts';
import type { Paint } from './paint';
import { renderTable, type Column } from './table';

const COLUMNS: readonly Column<FoundView>[] = [
  { head: 'id', text: ({ id }) => id },
  { head: 'name', text: ({ name }) => name ?? '' },
  { head: 'notes', wrapAt: 60, text: ({ notes }) => notes ?? '' },
];

export function foundTable(found: readonly FoundView[], paint: Paint): string {
  return found.length === 0 ? 'nothing has these words in its name or notes' : renderTable(COLUMNS, found, paint);
}
