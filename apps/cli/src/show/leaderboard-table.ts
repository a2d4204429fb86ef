import type { LeaderboardRow } from '#contracts';
import type { Paint } from './paint';
import { count, ERRORS_OF_EVALUATION, overBlocks, rankOf, thousandths } from './quantities';
import { renderTable, type Column } from './table';

const COLUMNS: readonly Column<LeaderboardRow>[] = [
  { head: 'niche', text: ({ niche }) => niche },
  { head: 'rank', align: 'right', text: rankOf },
  { head: 'name', text: ({ name }) => name },
  { head: 'family', text: ({ family }) => family },
  { head: 'parameters', align: 'right', text: ({ parameters }) => count(parameters) },
  { head: 'bits/char', align: 'right', text: ({ bitsPerCharacter }) => thousandths(bitsPerCharacter) },
  { head: '± this text', align: 'right', text: ({ standardErrorBits }) => thousandths(standardErrorBits) },
  {
    head: '± new text',
    align: 'right',
    text: ({ newText }) => overBlocks(newText?.standardErrorBits, newText?.blocks),
  },
];

/** Niche by niche, as the API ranks; the n-grams that individuals are measured against are dimmed. */
export function leaderboardTable(rows: readonly LeaderboardRow[], paint: Paint): string {
  const table = renderTable(COLUMNS, rows, paint, ({ kind }) => kind === 'baseline');
  return [table, ...ERRORS_OF_EVALUATION.map((line) => paint('dim', line))].join('\n');
}
