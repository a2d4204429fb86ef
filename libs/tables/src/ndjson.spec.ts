import { ndjson } from './ndjson';

async function written(rows: readonly object[]): Promise<string> {
  let text = '';
  for await (const line of ndjson(rows)) text += line;
  return text;
}

it('is one JSON text a line, read back as it was', async () => {
  const rows = [
    { a: 'two\nlines', b: null },
    { a: '\u2028"', b: [1, { c: 2 }] },
  ];
  const lines = (await written(rows)).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
  expect(await written([])).toBe('');
});
