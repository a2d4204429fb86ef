import { type Column, csvLine, csvTable } from './csv';
import { readCsv } from '../../../test/support/read-csv';

describe('csvLine', () => {
  it.each([
    [['a', 1, -1.5, true, false], 'a,1,-1.5,TRUE,FALSE\r\n'],
    [[null, undefined, NaN, Infinity, ''], ',,,,\r\n'],
    [['a,b', 'say "so"', 'two\nlines', 'cr\rlf'], '"a,b","say ""so""","two\nlines","cr\rlf"\r\n'],
    [['=1+1', '+1', '-1', '@x', '\tx', '\rx'], `'=1+1,'+1,'-1,'@x,'\tx,"'\rx"\r\n`],
    [["''=1", "'tis"], "'''=1,'tis\r\n"],
  ])('writes %j', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });
});

describe('csvTable', () => {
  type Row = Record<'one' | 'other', string>;
  const columns = (['one', 'other'] as const).map((name): Column<Row> => ({ name, of: (row) => row[name] }));
  const written = async (rows: readonly Row[]): Promise<string> => {
    let text = '';
    for await (const line of csvTable(columns, rows)) text += line;
    return text;
  };

  it('is read back as it was', async () => {
    const texts = ['', 'a', '=a', "'=a", "''", '"', '""', ',', '\r\n', '\n', '\r', '\t', ' a ', '𝔐'];
    const rows = texts.flatMap((one) => texts.map((other) => ({ one, other })));
    expect(readCsv(await written(rows))).toEqual(rows);
  });

  it('of no rows is its headings', async () => {
    expect(await written([])).toBe('one,other\r\n');
  });
});
