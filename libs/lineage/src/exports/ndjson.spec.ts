import { ndjson } from './ndjson';
import { textOf } from './testing/sample-lineages';

it('is one JSON text a line, read back as it was', async () => {
  const rows = [
    { a: 'two\nlines', b: null },
    { a: '\u2028"', b: [1, { c: 2 }] },
  ];
  const lines = (await textOf(ndjson(rows))).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
  expect(await textOf(ndjson([]))).toBe('');
});
