import type { TokenView } from '#contracts';
import type { Paint } from './paint';
import { renderTable, type Column } from './table';

const COLUMNS: readonly Column<TokenView>[] = [
  { head: 'id', text: ({ id }) => id },
  { head: 'name', text: ({ name }) => name },
  { head: 'role', text: ({ role }) => role },
  { head: 'shows', text: ({ tournamentId }) => tournamentId ?? 'all' },
  { head: 'requests/min', align: 'right', text: ({ requestsPerMinute }) => `${requestsPerMinute ?? '–'}` },
  { head: 'FLOPs', align: 'right', text: ({ flops }) => flops?.toPrecision(3) ?? '–' },
  {
    head: 'spent',
    align: 'right',
    text: ({ flops, flopsSpent }) => (flops === null ? '–' : flopsSpent.toPrecision(3)),
  },
  { head: 'until', text: ({ expiresAt }) => expiresAt?.slice(0, 10) ?? '–' },
];

export function tokensTable(tokens: readonly TokenView[], paint: Paint): string {
  return renderTable(COLUMNS, tokens, paint);
}
