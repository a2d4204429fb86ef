import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyEvent, createTournamentState, fromSnapshot, toSnapshot } from '#projection';
import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { SnapshotFiles } from './snapshot-files';

const state = createTournamentState();
for (const event of syntheticLog({ generations: 5, births: 40, niches: ['prose'] }, seededRandom(3))) {
  applyEvent(state, event);
}
const parts = toSnapshot('t', state, 64);
let folder: string;
let files: SnapshotFiles;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clade-snapshots-'));
  files = new SnapshotFiles(path.join(folder, 'new'));
});
afterEach(() => rm(folder, { recursive: true }));

it('reads what was written, part by part, and the newest of it', async () => {
  await files.write('t', parts.slice(0, 1));
  await files.write('t', parts);
  const read = (await files.read('t'))!;
  expect(read.map(({ from, to }) => [from, to])).toEqual(parts.map(({ from, to }) => [from, to]));
  expect(fromSnapshot(read).lineage.bits.values.slice(0, 200)).toEqual(state.lineage.bits.values.slice(0, 200));
});

it('has nothing where none was written, where it was removed, and where the file is cut short', async () => {
  expect(await files.read('t')).toBeUndefined();
  await files.write('t', parts);
  await files.remove('t');
  await files.remove('t');
  expect(await files.read('t')).toBeUndefined();
  await files.write('t', parts);
  await truncate(path.join(folder, 'new', 't.snapshot'), 500);
  expect(await files.read('t')).toBeUndefined();
  await truncate(path.join(folder, 'new', 't.snapshot'), 0);
  expect(await files.read('t')).toBeUndefined();
});

it('stays in its folder, whatever the id', async () => {
  await files.write('../t', parts);
  expect(await readdir(folder)).toEqual(['new']);
});
