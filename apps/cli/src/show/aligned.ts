/** Lines of cells as lines of text, in columns two spaces apart; those from `numbersFrom` on stand to the right. */
export function aligned(lines: readonly (readonly string[])[], numbersFrom = Infinity): string[] {
  const widths: number[] = [];
  for (const line of lines)
    line.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  return lines.map((line) =>
    line
      .map((cell, column) => (column < numbersFrom ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
}
