/** The power is lost after each step that a server makes to its files: what it acknowledged is there, and nothing that is damaged is taken for good. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasCompiler } from '../support/has-compiler';
import { problemsOf } from './kept-files';
import { FATE_NAMES, type FateName, problemsAt, recorded } from './lose-power';
import type { Step } from './log';

jest.setTimeout(600_000);
const itRecords = process.platform === 'linux' && hasCompiler ? it : it.skip;

let work: string;
let steps: readonly Step[];
beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'clade-power-'));
  if (itRecords === it) steps = await recorded('files', work);
});
afterAll(() => rm(work, { recursive: true }));

async function problemsAfter(crash: number, done: readonly Step[], fates: readonly FateName[] = FATE_NAMES) {
  const problems: string[] = [];
  for (const fate of fates)
    problems.push(...(await problemsAt({ crash, fate }, done, path.join(work, 'image'), problemsOf)));
  return problems;
}

itRecords('after each step all that was acknowledged is there and whole', async () => {
  expect(steps.filter(({ kind }) => kind === 'acknowledge')).toHaveLength(11);
  const problems: string[] = [];
  for (let crash = 0; crash <= steps.length; crash++) problems.push(...(await problemsAfter(crash, steps)));
  expect(problems).toEqual([]);
});

/** Looks where something is acknowledged next after a sync that is left out, and at the end. */
async function isMissed(sync: number): Promise<boolean> {
  const faulty = steps.map((step, at): Step => (at === sync ? { kind: 'sync', file: -1, covers: 0 } : step));
  const next = faulty.findIndex(({ kind }, at) => at > sync && kind === 'acknowledge') + 1;
  for (const crash of next > 0 ? [next, faulty.length] : [faulty.length]) {
    if ((await problemsAfter(crash, faulty, ['nothing', 'names', 'contents'])).length > 0) return true;
  }
  return false;
}

/** What a step syncs, by the name that it had first. */
const nameOf = (file: number): string => {
  const made = steps.find((step) => (step.kind === 'create' || step.kind === 'mkdir') && step.file === file);
  return made && 'path' in made ? made.path.replace(/[0-9a-f-]{36}/g, '*') : '.';
};

/** A torn lock is taken over; names in a folder come in their order, and the one in the index is the last. */
const NEEDLESS = ['clade.lock.*', 'clade.lock.*', 'corpora', 'corpora', 'corpora'];

itRecords('a sync of a file or of a folder that is left out is found', async () => {
  const unmissed: string[] = [];
  for (const [at, step] of steps.entries()) {
    if (step.kind === 'sync' && !(await isMissed(at))) unmissed.push(nameOf(step.file));
  }
  expect(unmissed).toEqual(NEEDLESS);
});
