import CliTable from 'cli-table3';

export function textTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const table = new CliTable({ head: [...head], style: { head: [], border: [] } });
  for (const row of rows) table.push([...row]);
  return table.toString();
}
