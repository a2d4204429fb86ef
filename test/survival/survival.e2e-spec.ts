/** A short form of `npm run survival`: servers and trainers killed at random moments leave the same lineage. */
import { fork } from 'node:child_process';
import { builtFile } from '#settings';
import type { Tally } from './survive';

jest.setTimeout(600_000);

it('gives the lineage of the undisturbed run, each thing once, and a feed without a gap', async () => {
  const trial = fork(builtFile('test/survival/main.js'), ['--runs', '2', '--json'], { silent: true, execArgv: [] });
  let [out, err] = ['', ''];
  trial.stdout!.on('data', (text: Buffer) => (out += text.toString()));
  trial.stderr!.on('data', (text: Buffer) => (err += text.toString()));
  const code = await new Promise((resolve) => trial.on('exit', resolve));
  expect([code, code === 0 ? '' : err]).toEqual([0, '']);
  const { kills, ...tally } = JSON.parse(out) as Tally;
  expect(tally).toMatchObject({ runs: 2, sameHash: 2, differentHash: 0, stuck: 0, gaps: 0, doubles: 0 });
  expect(kills).toBeGreaterThan(2);
});
