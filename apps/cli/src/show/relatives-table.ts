import type { RelativeView } from '#contracts';
import type { Paint } from './paint';
import { homeOf, thousandths } from './quantities';
import { renderTable, type Column } from './table';

const COLUMNS: readonly Column<RelativeView>[] = [
  { head: 'individual', text: ({ id }) => id },
  { head: 'family', text: ({ family }) => family },
  { head: 'niche', text: homeOf },
  { head: 'generation', align: 'right', text: ({ generation }) => String(generation) },
  { head: 'bits/char', align: 'right', text: ({ bitsPerCharacter }) => thousandths(bitsPerCharacter) },
];

export function relativesTable(relatives: readonly RelativeView[], paint: Paint): string {
  return relatives.length === 0 ? 'no such relatives' : renderTable(COLUMNS, relatives, paint);
}
