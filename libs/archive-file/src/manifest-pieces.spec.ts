import { Readable } from 'node:stream';
import { BadArchiveError } from './bad-archive-error';
import { manifestPieces } from './manifest-pieces';

async function read(json: string, chunk = 7): Promise<unknown[]> {
  const bytes = Buffer.from(json);
  function* chunks() {
    for (let from = 0; from < bytes.length; from += chunk) yield bytes.subarray(from, from + chunk);
  }
  const pieces: unknown[] = [];
  for await (const piece of manifestPieces(Readable.from(chunks(), { objectMode: false }))) pieces.push(piece);
  return pieces;
}

const MANIFEST = {
  format: 'a[{"\\',
  tournament: { id: 'é}]', lists: [[1]] },
  experiment: { entries: [{ entries: [1] }] },
  tournaments: [{ id: 'entries' }, ['x']],
  weights: true,
  entries: [{ name: 'x"}],', bytes: 1 }, { name: '\\' }, { nested: [{ a: [] }] }],
};

it.each([1, 2, 3, 7, 1000])('reads what JSON says, in chunks of %i bytes', async (chunk) => {
  const { entries, ...head } = MANIFEST;
  for (const json of [JSON.stringify(MANIFEST), `${JSON.stringify(MANIFEST, null, 2)}\r\n`]) {
    const expected = [{ head: { ...head, entries: [] } }, ...entries.map((entry) => ({ entry }))];
    expect(await read(json, chunk)).toEqual(expected);
  }
  expect(await read('{"entries":[]}', chunk)).toEqual([{ head: { entries: [] } }]);
});

it.each(['1', 'null', '{}', '{"a":{"b":[1]}}', '{"a":[1]}', '{"entries and more than twenty":[1]}'])(
  'reads %s, which lists nothing',
  async (json) => {
    expect(await read(json)).toEqual([{ head: JSON.parse(json) }]);
  },
);

it.each([
  ['', 'is no JSON: '],
  ['{"a":', 'is no JSON: '],
  ['{"entries":[', 'is no JSON: it ends in the middle'],
  ['{"entries":[{}', 'is no JSON: it ends in the middle'],
  ['{"entries":[{]}]}', 'is no JSON: '],
  ['{"entries":[{},]}', 'has a "]" after 1 entries; must have a list of entries at its end'],
  ['{"entries":[,]}', 'has a "," after 0 entries'],
  ['{"entries":[{}{}]}', 'has a "{" after 1 entries'],
  ['{"entries":[0,1]}', 'has a "0" after 0 entries'],
  ['{"entries":[],"weights":true}', 'has a "," after 0 entries'],
  ['{"entries":[]}}', 'has a "}" after 0 entries'],
  [
    `{"madeBy":"${'x'.repeat(2 ** 20)}"`,
    'is too long in what it says before its entries; must have at most 1048576 bytes',
  ],
  [`{"entries":[{"name":"${'x'.repeat(5000)}"}]}`, 'is too long in an entry; must have at most 4096 bytes'],
  ['['.repeat(20), 'is no JSON: '],
  ['{"a":'.repeat(40), 'is nested too deep; must be at most 32 levels deep'],
])('refuses %j', async (json, problem) => {
  await expect(read(json, 1000)).rejects.toThrow(BadArchiveError);
  await expect(read(json, 1000)).rejects.toThrow(`manifest.json ${problem}`);
});
