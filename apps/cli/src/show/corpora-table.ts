import type { CorpusView } from '#contracts';
import type { Paint } from './paint';
import { count } from './quantities';
import { renderTable, type Column } from './table';

const COLUMNS: readonly Column<CorpusView>[] = [
  { head: 'name', text: ({ name }) => name },
  { head: 'characters', align: 'right', text: ({ characters }) => count(characters) },
  { head: 'licence', text: ({ licence }) => licence },
  { head: 'description', wrapAt: 56, text: ({ description }) => description },
];

export function corporaTable(corpora: readonly CorpusView[], paint: Paint): string {
  return renderTable(COLUMNS, corpora, paint);
}
