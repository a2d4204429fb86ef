/** The power is lost while an embedded database takes commits in: those that were acknowledged are there, and the database is whole. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasCompiler } from '../support/has-compiler';
import { problemsOfRows } from './kept-rows';
import { FATE_NAMES, type Moment, problemsAt, recorded } from './lose-power';
import type { Step } from './log';

jest.setTimeout(600_000);
const itRecords = process.platform === 'linux' && hasCompiler ? it : it.skip;
const MOMENTS = 10;

let work: string;
let steps: readonly Step[];
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'clade-power-'));
  if (itRecords === it) steps = await recorded('database', work);
});
afterAll(() => rm(work, { recursive: true }));

const at = (moment: Moment, done = steps): Promise<readonly string[]> =>
  problemsAt(moment, done, path.join(work, 'image'), problemsOfRows);

const isAcknowledged = ({ kind }: Step): boolean => kind === 'acknowledge';

itRecords('what was committed is there, and all of it can be read', async () => {
  const begun = steps.findIndex(isAcknowledged);
  const problems: string[] = [];
  for (let moment = 0; moment < MOMENTS; moment++) {
    const crash = Math.round(begun + ((moment + 0.5) / MOMENTS) * (steps.length - begun));
    problems.push(...(await at({ crash, fate: FATE_NAMES[moment % FATE_NAMES.length] })));
  }
  expect(problems).toEqual([]);
});

const without = (left: (step: Step) => boolean): readonly Step[] =>
  steps.map((step) => (step.kind === 'sync' && left(step) ? { kind: 'sync', file: -1, covers: 0 } : step));

itRecords('syncs that are left out are found: of the log of commits, and of the name of the database', async () => {
  const log = steps.find((step) => step.kind === 'create' && /pg_wal\/0+1/.test(step.path)) as Step & { file: number };
  const crash = steps.findLastIndex(isAcknowledged) + 1;
  const unlogged = await at(
    { crash, fate: 'nothing' },
    without((step) => 'file' in step && step.file === log.file),
  );
  expect(unlogged.join()).toMatch(/is lost|cannot be opened/);
  const unnamed = await at(
    { crash, fate: 'nothing' },
    without((step) => 'file' in step && step.file === 0),
  );
  expect(unnamed.join()).toContain('is lost');
});
