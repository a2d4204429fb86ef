/** Lines of cells as lines of text, in columns two spaces apart; those from `numbersFrom` on stand to the right. */
export function aligned(lines: readonly (readonly string[])[], numbersFrom = Infinity): string[] {
  return padded(lines, (column) => column >= numbersFrom).map((cells) => cells.join('  ').trimEnd());
}

/** Cells as wide as the widest of their column. */
export function padded(lines: readonly (readonly string[])[], isNumber: (column: number) => boolean): string[][] {
  const widths: number[] = [];
  for (const line of lines)
    line.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  return lines.map((line) =>
    line.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))),
  );
}
