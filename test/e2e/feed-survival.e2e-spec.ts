/** The feed while connections break off and stall, and the server is killed; the whole trial is `clade bench feed survive`. */
import { fork } from 'node:child_process';
import { builtFile } from '#settings';

jest.setTimeout(300_000);

it('gives every reader the log, one for one, and every screen what it comes to', async () => {
  const words = ['feed', 'survive', '--clients', '4', '--drops', '30', '--kills', '2', '--seconds', '2', '--json'];
  const bench = fork(builtFile('bench/main.js'), words, { silent: true, execArgv: [] });
  let out = '';
  bench.stdout!.on('data', (text: Buffer) => (out += text.toString()));
  const code = await new Promise((resolve) => bench.on('exit', resolve));
  expect(code).toBe(0);
  const survival = JSON.parse(out) as Record<string, number>;
  expect(survival).toMatchObject({ clients: 4, logsEqual: 4, screensEqual: 4 });
  expect(survival.losses).toBeGreaterThanOrEqual(30);
  expect(survival.snapshots).toBeGreaterThan(0);
  expect(survival.events).toBeGreaterThan(1000);
});
