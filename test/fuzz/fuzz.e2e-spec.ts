/** A short form of `npm run fuzz`, which finds faults that a server is given. */
import { fork } from 'node:child_process';
import { builtFile } from '#settings';
import type { Tally } from './fuzz';

jest.setTimeout(240_000);

async function fuzzed(...args: string[]): Promise<[code: number, tally: Tally, err: string]> {
  const trial = fork(builtFile('test/fuzz/main.js'), ['--json', ...args], { silent: true, execArgv: [] });
  let [out, err] = ['', ''];
  trial.stdout!.on('data', (text: Buffer) => (out += text.toString()));
  trial.stderr!.on('data', (text: Buffer) => (err += text.toString()));
  const code = await new Promise<number>((resolve) => trial.on('exit', resolve));
  return [code, JSON.parse(out) as Tally, err];
}

it('answers what is wrong by what is wrong with it, at once, and keeps nothing of it', async () => {
  const [code, tally, err] = await fuzzed('--requests', '400', '--seed', '5');
  expect([code, code === 0 ? '' : err]).toEqual([0, '']);
  expect(tally).toMatchObject({ requests: 332, messages: 60, archives: 8, failures: 0, stalls: 0, polluted: false });
  // enough of it was understood to be found wrong
  expect(tally.statuses[422]).toBeGreaterThan(100);
});

it('finds the faults of a server that has some', async () => {
  const [code, tally] = await fuzzed('--requests', '300', '--seed', '4', '--faulty');
  expect([code, tally.polluted]).toEqual([1, true]);
  expect(tally.stalls).toBeGreaterThan(0);
  expect(tally.longestStallMs).toBeGreaterThan(50);
  expect(tally.heapGrowthMiB).toBeGreaterThan(16);
});
