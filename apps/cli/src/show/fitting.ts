import { stripVTControlCharacters } from 'node:util';

const GAP = '  ';

/** As many cells as fit side by side, two spaces apart; where some do not, an ellipsis says so. Cells may be coloured. */
export function fitting(cells: readonly string[], columns: number): string {
  for (let count = cells.length; count > 0; count--) {
    const line = [...cells.slice(0, count), ...(count < cells.length ? ['…'] : [])].join(GAP);
    if (stripVTControlCharacters(line).length <= columns) return line;
  }
  return '';
}
