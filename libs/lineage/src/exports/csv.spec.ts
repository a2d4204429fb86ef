import { csvLine, csvTable } from './csv';
import { readCsv } from './testing/read-csv';
import { textOf } from './testing/sample-lineages';

describe('csvLine', () => {
  it.each([
    [['a', 1, -1.5, true], 'a,1,-1.5,true\r\n'],
    [[null, undefined, NaN, Infinity, ''], ',,,,\r\n'],
    [['a,b', 'say "so"', 'two\nlines', 'cr\rlf'], '"a,b","say ""so""","two\nlines","cr\rlf"\r\n'],
    [['=1+1', '+1', '-1', '@x', '\tx', '\rx'], `'=1+1,'+1,'-1,'@x,'\tx,"'\rx"\r\n`],
    [["''=1", "'tis"], "'''=1,'tis\r\n"],
    [[{ a: [1, 'x'] }, []], '"{""a"":[1,""x""]}",[]\r\n'],
  ])('writes %j', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });
});

describe('csvTable', () => {
  it('is read back as it was', async () => {
    const texts = ['', 'a', '=a', "'=a", "''", '"', '""', ',', '\r\n', '\n', '\r', '\t', ' a ', '𝔐'];
    const rows = texts.flatMap((one) => texts.map((other) => ({ one, other })));
    expect(readCsv(await textOf(csvTable(['one', 'other'], rows)))).toEqual(rows);
  });

  it('of no rows is its headings', async () => {
    expect(await textOf(csvTable(['a', 'b'], []))).toBe('a,b\r\n');
  });
});
