/** Reads CSV by RFC 4180 into rows of texts by heading, apostrophes before formulas taken away. */
export function readCsv(text: string): Record<string, string>[] {
  const lines: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) throw new Error(`no CSV at ${cell.lastIndex}: ${JSON.stringify(text.slice(cell.lastIndex, 20))}`);
    const [, quoted, plain, end] = match;
    const value = quoted === undefined ? plain : quoted.replaceAll('""', '"');
    lines[lines.length - 1].push(value.replace(/^'('*[=+\-@\t\r])/, '$1'));
    if (end === '\r\n') lines.push([]);
  }
  const [headings, ...rows] = lines.filter((line) => line.length > 0);
  return rows.map((row) => {
    if (row.length !== headings.length) throw new Error(`${row.length} cells under ${headings.length} headings`);
    return Object.fromEntries(headings.map((heading, at) => [heading, row[at]]));
  });
}
