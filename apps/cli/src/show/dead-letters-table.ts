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

/** Of the causes of jobs that took more than they may; they are part of lineages, and name no settings. */
const BEYOND_LIMITS = 'that a job may';
const LIMITS =
  'What a job may take is said by CLADE_JOB_SECONDS and CLADE_JOB_MEGABYTES of the server, or of the service that did it: docs/operations.md';

export function deadLettersTable(letters: readonly DeadLetterView[], paint: Paint): string {
  if (letters.length === 0) return 'No job has failed for good.';
  const table = renderTable(COLUMNS, letters, paint);
  return letters.some(({ cause }) => cause.includes(BEYOND_LIMITS)) ? `${table}\n\n${LIMITS}` : table;
}
