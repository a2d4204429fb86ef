import type { RatingByMethodView } from '#contracts';
import type { Paint } from './paint';
import { count, ranks, thousandths } from './quantities';
import { renderTable, type Column } from './table';

const COLUMNS: readonly Column<RatingByMethodView>[] = [
  { head: 'niche', text: ({ niche }) => niche },
  { head: 'ranks', align: 'right', text: ranks },
  { head: 'name', text: ({ competitor }) => competitor },
  { head: 'Elo', align: 'right', text: ({ elo }) => count(elo) },
  { head: 'nats above WB-2', align: 'right', text: ({ nats }) => thousandths(nats) },
  {
    head: '95 % interval',
    align: 'right',
    text: ({ lowerNats, upperNats }) =>
      lowerNats === null ? thousandths(null) : `${thousandths(lowerNats)} to ${thousandths(upperNats)}`,
  },
  { head: 'battles', align: 'right', text: ({ battles }) => count(battles) },
  { head: 'of note', wrapAt: 34, text: ({ notes }) => notes.join('; ') },
];

/** Niche by niche, from the best; n-grams and the text itself are dimmed. */
export function ratingsTable(rows: readonly RatingByMethodView[], paint: Paint): string {
  if (rows.length === 0) return 'no ratings: the tournament has no arena, or its first battles are to come';
  return renderTable(COLUMNS, rows, paint, ({ kind }) => kind !== 'individual');
}
