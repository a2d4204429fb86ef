import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyEvent, createTournamentState, fromSnapshot, toSnapshot } from '#projection';
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
