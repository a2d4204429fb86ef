import type { RatingByMethodView } from '#contracts';
import type { Paint } from './paint';
import { count, ranksOf, sharedNotes, thousandths } from './quantities';
import { safeLine } from './safe-text';
import { renderTable, type Column } from './table';

type Row = RatingByMethodView & { readonly of: number; readonly own: readonly string[] };

const COLUMNS: readonly Column<Row>[] = [
  { head: 'niche', text: ({ niche }) => niche },
  { head: 'ranks', align: 'right', text: (row) => ranksOf(row, row.of) },
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
];
const NOTES: Column<Row> = { head: 'of note', wrapAt: 34, text: ({ own }) => own.join('; ') };

/** Niche by niche, from the best; n-grams and the text itself are dimmed. What is to be noted of all of a niche is shown once. */
export function ratingsTable(rows: readonly RatingByMethodView[], paint: Paint): string {
  if (rows.length === 0) return 'no ratings: the tournament has no arena, or its first battles are to come';
  const niches = [...new Set(rows.map(({ niche }) => niche))].map((niche) => {
    const ofNiche = rows.filter((row) => row.niche === niche);
    return { niche, rows: ofNiche, shared: sharedNotes(ofNiche) };
  });
  const shown = niches.flatMap(({ rows: those, shared }) =>
    those.map((row): Row => ({ ...row, of: those.length, own: row.notes.filter((note) => !shared.includes(note)) })),
  );
  const columns = shown.some(({ own }) => own.length > 0) ? [...COLUMNS, NOTES] : COLUMNS;
  const table = renderTable(columns, shown, paint, ({ kind }) => kind !== 'individual');
  return [table, ...niches.flatMap(({ niche, shared }) => shared.map((note) => `${safeLine(niche)}: ${note}`))].join(
    '\n',
  );
}
