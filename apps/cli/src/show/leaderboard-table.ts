import type { LeaderboardRow } from '#contracts';
import type { Paint } from './paint';
import { anchorName, count, thousandths } from './quantities';
import { renderTable, type Column } from './table';

const COLUMNS: readonly Column<LeaderboardRow>[] = [
  { head: 'rank', align: 'right', text: ({ rank }) => String(rank) },
  { head: 'name', text: ({ name }) => anchorName(name) },
  { head: 'family', text: ({ family }) => family },
  { head: 'niche', text: ({ niche }) => niche },
  { head: 'parameters', align: 'right', text: ({ parameters }) => count(parameters) },
  { head: 'bits/char', align: 'right', text: ({ bitsPerCharacter }) => thousandths(bitsPerCharacter) },
  { head: '± s.e.', align: 'right', text: ({ standardErrorBits }) => thousandths(standardErrorBits) },
];

/** Individuals among the n-grams that they are measured against, which are dimmed. */
export function leaderboardTable(rows: readonly LeaderboardRow[], paint: Paint): string {
  return renderTable(COLUMNS, rows, paint, ({ kind }) => kind === 'anchor');
}
