import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyEvent, createTournamentState, fromSnapshot, snapshotShape, toSnapshot } from '#projection';
import { VERSION } from '#settings';
import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { SnapshotFiles } from './snapshot-files';

const state = createTournamentState();
for (const event of syntheticLog({ generations: 5, births: 40, niches: ['prose'] }, seededRandom(3))) {
  applyEvent(state, event);
}
const [older, whole] = [createTournamentState(), state].map((each) => toSnapshot('t', each, Infinity)[0]);
let folder: string;
let files: SnapshotFiles;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clade-snapshots-'));
  files = new SnapshotFiles(path.join(folder, 'new'));
});
afterEach(() => rm(folder, { recursive: true }));

it('reads what was written, the newest of it', async () => {
  await files.write('t', older);
  await files.write('t', whole);
  const read = (await files.read('t'))!;
  expect(read.seq).toBe(state.lastSeq);
  expect(fromSnapshot([read]).lineage.bits.values.slice(0, 200)).toEqual(state.lineage.bits.values.slice(0, 200));
});

it('has nothing where none was written, where it was removed, and where the file is cut short', async () => {
  expect(await files.read('t')).toBeUndefined();
  await files.write('t', whole);
  await files.remove('t');
  await files.remove('t');
  expect(await files.read('t')).toBeUndefined();
  await files.write('t', whole);
  await truncate(path.join(folder, 'new', `t.${VERSION}.snapshot`), 500);
  expect(await files.read('t')).toBeUndefined();
  await truncate(path.join(folder, 'new', `t.${VERSION}.snapshot`), 0);
  expect(await files.read('t')).toBeUndefined();
});

it('stays in its folder, whatever the id', async () => {
  await files.write('../t', whole);
  expect(await readdir(folder)).toEqual(['new']);
});

it('has nothing where a file is of a column less, or of other columns of the same width, and writes over it', async () => {
  const file = path.join(folder, 'new', `t.${VERSION}.snapshot`);
  await files.write('t', { ...whole, columns: whole.columns.subarray(whole.rows) });
  expect(await files.read('t')).toBeUndefined();
  await files.write('t', whole);
  const bytes = await readFile(file);
  await writeFile(file, Buffer.concat([createHash('sha256').update('of others').digest(), bytes.subarray(32)]));
  expect(await files.read('t')).toBeUndefined();
  await files.write('t', whole);
  expect((await files.read('t'))!.seq).toBe(whole.seq);
  expect(snapshotShape()).toMatch(/^generation Int32Array, .*, family Uint8Array, lastSeq, .*, recent$/);
});

it('removes what a writer that was killed left half-written, and that alone', async () => {
  await files.write('t', whole);
  await writeFile(path.join(folder, 'new', 't.snapshot.1.draft'), '');
  await files.removeDrafts();
  expect(await readdir(path.join(folder, 'new'))).toEqual([`t.${VERSION}.snapshot`]);
});
