import { InvalidValueError } from '#base';
import { alifeCsv } from './alife-csv';
import { alifeJson } from './alife-json';
import { type LineageMember, oneLine } from './lineage-member';
import { readCsv } from '../../../../test/support/read-csv';
import { deepLineage, randomLineage, textOf } from './testing/sample-lineages';

/** What an export should say of each: numbers by birth, the primary parent first. */
function expectedOf(members: readonly LineageMember[]) {
  const number = new Map(members.map(({ id }, at) => [id, at]));
  return members.map((member, id) => {
    const primaryFirst = [...member.parents].sort((a) => (a.role === 'primary' ? -1 : 1));
    return {
      id,
      ancestors: primaryFirst.map((parent) => number.get(parent.id)),
      label: member.id,
      deme: member.deme,
      species: member.species,
      name: member.name && oneLine(member.name),
      origin: member.generation,
      destruction: member.diedGeneration ?? 'none',
      bits: member.bitsPerCharacter,
      shares: [primaryFirst[0]?.share ?? null, primaryFirst[1]?.share ?? null],
    };
  });
}

describe.each([1, 2, 3])('a random lineage, seed %i', (seed) => {
  const members = randomLineage(seed);

  it('is read back from CSV with all parents', async () => {
    const read = readCsv(await textOf(alifeCsv(members))).map((row) => ({
      id: Number(row['id']),
      ancestors: row['ancestor_list'] === '[none]' ? [] : (JSON.parse(row['ancestor_list']) as number[]),
      label: row['taxon_label'],
      deme: row['deme'],
      species: row['species'] || null,
      name: row['name'] || null,
      origin: Number(row['origin_time']),
      destruction: row['destruction_time'] === 'none' ? 'none' : Number(row['destruction_time']),
      bits: row['bits_per_character'] === '' ? null : Number(row['bits_per_character']),
      shares: [row['primary_share'], row['secondary_share']].map((share) => (share === '' ? null : Number(share))),
    }));
    expect(read).toEqual(expectedOf(members));
  });

  it('is read back from JSON with all parents', async () => {
    const entries = JSON.parse(await textOf(alifeJson(members))) as Record<string, Record<string, unknown>>;
    const read = Object.entries(entries).map(([key, entry]) => {
      expect(entry['id']).toBe(Number(key));
      const ancestors = entry['ancestor_list'] as unknown[];
      return {
        id: entry['id'],
        ancestors: ancestors[0] === 'none' ? [] : ancestors,
        label: entry['taxon_label'],
        deme: entry['deme'],
        species: entry['species'],
        name: entry['name'],
        origin: entry['origin_time'],
        destruction: entry['destruction_time'],
        bits: entry['bits_per_character'],
        shares: [entry['primary_share'], entry['secondary_share']],
      };
    });
    expect(read).toEqual(expectedOf(members));
  });
});

it('keeps the columns that the standard names, and its words for nothing', async () => {
  const [head, founder, child] = (await textOf(alifeCsv(deepLineage(2)))).split('\r\n');
  expect(head).toMatch(/^id,ancestor_list,origin_time,destruction_time,taxon_label,/);
  expect(founder).toMatch(/^0,\[none\],0,0,t-0-0,/);
  expect(child).toMatch(/^1,\[0\],1,1,t-1-0,/);
});

it('has no line break in a name', async () => {
  const [named] = deepLineage(1).map((member) => ({ ...member, name: ' Captain \r\n\tAhab\n' }));
  expect(await textOf(alifeCsv([named]))).toContain(',Captain Ahab,');
});

it('of nobody is a heading, and an object without members', async () => {
  expect(readCsv(await textOf(alifeCsv([])))).toEqual([]);
  expect(JSON.parse(await textOf(alifeJson([])))).toEqual({});
});

it('refuses a child that comes before its parent', async () => {
  await expect(textOf(alifeCsv(deepLineage(2).reverse()))).rejects.toThrow(InvalidValueError);
});
