import type { DeadLetterView } from '#contracts';
import type { Paint } from './paint';
import { type Column, renderTable } from './table';

const COLUMNS: readonly Column<DeadLetterView>[] = [
  { head: 'failed', text: ({ failedAt }) => failedAt.slice(0, 19).replace('T', ' ') },
  { head: 'id', text: ({ id }) => id },
  { head: 'individuals', text: ({ individuals }) => individuals.join(', ') || '–' },
  { head: 'tries', align: 'right', text: ({ attempts }) => `${attempts}` },
  { head: 'cause', text: ({ cause }) => cause },
];

export function deadLettersTable(letters: readonly DeadLetterView[], paint: Paint): string {
  if (letters.length === 0) return 'No job has failed for good.';
  return renderTable(COLUMNS, letters, paint);
}
