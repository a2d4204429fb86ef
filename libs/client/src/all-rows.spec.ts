import { allRows } from './all-rows';

const PAGES: Record<string, { rows: number[]; next: string | null }> = {
  first: { rows: [1, 2], next: 'second' },
  second: { rows: [], next: 'third' },
  third: { rows: [3], next: null },
};

describe('allRows', () => {
  it('reads every page in order', async () => {
    const rows: number[] = [];
    for await (const row of allRows(async (cursor = 'first') => PAGES[cursor])) rows.push(row);
    expect(rows).toEqual([1, 2, 3]);
  });

  it('asks for no page that nobody reads', async () => {
    const asked: string[] = [];
    const fetchPage = async (cursor = 'first') => {
      asked.push(cursor);
      return PAGES[cursor];
    };
    for await (const row of allRows(fetchPage)) if (row === 2) break;
    expect(asked).toEqual(['first']);
  });
});
