import type { LeaderboardRow } from '#contracts';
import type { Paint } from './paint';
import { count, ERRORS_OF_EVALUATION, overBlocks, thousandths } from './quantities';
import { renderTable, type Column } from './table';

const COLUMNS: readonly Column<LeaderboardRow>[] = [
  { head: 'niche', text: ({ niche }) => niche },
  { head: 'rank', align: 'right', text: ({ rank }) => String(rank) },
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

/** Niche by niche, since their texts differ in entropy; the n-grams that individuals are measured against are dimmed. */
export function leaderboardTable(rows: readonly LeaderboardRow[], paint: Paint): string {
  const niches = [...new Set(rows.map(({ niche }) => niche))].sort();
  const ranked = niches.flatMap((niche) => rankedWithin(rows.filter((row) => row.niche === niche)));
  const table = renderTable(COLUMNS, ranked, paint, ({ kind }) => kind === 'baseline');
  return [table, ...ERRORS_OF_EVALUATION.map((line) => paint('dim', line))].join('\n');
}

/** The API ranks the niches of a tournament together; here a rank is 1 + the number of better ones in the niche. */
function rankedWithin(rows: readonly LeaderboardRow[]): LeaderboardRow[] {
  return rows.map((row) => ({
    ...row,
    rank: 1 + rows.filter(({ bitsPerCharacter }) => bitsPerCharacter < row.bitsPerCharacter).length,
  }));
}
