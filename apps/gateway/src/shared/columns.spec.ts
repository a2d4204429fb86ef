import { battleView, individualView } from '#contracts';
import { z } from 'zod';
import { columnsOf } from './columns';

/** A row as its cells by column. */
function cellsOf(schema: z.ZodObject, rows: readonly object[]): Record<string, unknown>[] {
  const columns = columnsOf(schema, rows);
  return rows.map((row) => Object.fromEntries(columns.map(({ name, of }) => [name, of(row)])));
}

it('names a field of a record, which may be null, by the way to it', () => {
  const schema = z.object({
    id: z.string(),
    gain: z.object({ nats: z.number(), of: z.object({ n: z.int() }) }).nullable(),
  });
  expect(
    cellsOf(schema, [
      { id: 'a', gain: { nats: 1, of: { n: 2 } } },
      { id: 'b', gain: null },
    ]),
  ).toEqual([
    { id: 'a', 'gain.nats': 1, 'gain.of.n': 2 },
    { id: 'b', 'gain.nats': null, 'gain.of.n': null },
  ]);
});

it('names entries of a record by their keys: all of a closed choice, else those that rows hold', () => {
  const schema = z.object({ open: z.record(z.string(), z.number()), closed: z.record(z.enum(['x', 'y']), z.number()) });
  expect(
    cellsOf(schema, [
      { open: { b: 1 }, closed: {} },
      { open: { a: 2, b: 3 }, closed: { y: 4 } },
    ]),
  ).toEqual([
    { 'open.b': 1, 'open.a': undefined, 'closed.x': undefined, 'closed.y': undefined },
    { 'open.b': 3, 'open.a': 2, 'closed.x': undefined, 'closed.y': 4 },
  ]);
});

it('names records of a list by what tells them apart: a closed choice, else the first field', () => {
  const kin = z.object({ id: z.string(), role: z.enum(['primary', 'secondary']), share: z.number().nullable() });
  const niche = z.object({ niche: z.string(), best: z.object({ id: z.string() }).nullable() });
  const schema = z.object({ parents: z.array(kin), niches: z.array(niche) });
  const rows = [
    { parents: [], niches: [{ niche: 'b', best: { id: 'i' } }] },
    { parents: [{ id: 'p', role: 'primary', share: 1 }], niches: [{ niche: 'a', best: null }] },
  ];
  expect(cellsOf(schema, rows)).toEqual([
    { ...ofParents(undefined, undefined), 'niches.b.best.id': 'i', 'niches.a.best.id': null },
    { ...ofParents('p', 1), 'niches.b.best.id': null, 'niches.a.best.id': null },
  ]);
  function ofParents(id: unknown, share: unknown) {
    const none = { 'parents.secondary.id': undefined, 'parents.secondary.share': undefined };
    return { 'parents.primary.id': id, 'parents.primary.share': share, ...none };
  }
});

it('says of each word of a closed choice whether a list holds it, and numbers what an open list holds', () => {
  const schema = z.object({ genes: z.array(z.enum(['x', 'y'])).nullable(), notes: z.array(z.string()) });
  expect(
    cellsOf(schema, [
      { genes: ['y'], notes: ['n', 'm'] },
      { genes: null, notes: [] },
    ]),
  ).toEqual([
    { 'genes.x': false, 'genes.y': true, 'notes.1': 'n', 'notes.2': 'm' },
    { 'genes.x': null, 'genes.y': null, 'notes.1': undefined, 'notes.2': undefined },
  ]);
});

it.each([
  ['individuals', individualView],
  ['battles', battleView],
])('knows all columns of %s, which come in pages, without a row', (_, schema) => {
  expect(columnsOf(schema, null).length).toBeGreaterThanOrEqual(Object.keys(schema.shape).length);
});

it('does not leave out what it cannot know without a row', () => {
  expect(() => columnsOf(z.object({ tastes: z.record(z.string(), z.number()) }), null)).toThrow('of tastes');
  expect(() => columnsOf(z.object({ notes: z.array(z.string()) }), null)).toThrow('of notes');
});
