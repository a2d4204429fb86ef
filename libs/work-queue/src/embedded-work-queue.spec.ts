import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeQueue, jobOf, unusedFile, WORKER } from '../../../test/conformance/queue.conformance';
import { EmbeddedWorkQueue } from './embedded-work-queue';
import { limitQueue } from './limit-queue';

describeQueue('the embedded queue', async (settings) => {
  const queue = new EmbeddedWorkQueue({ modulePath: WORKER, silenceSeconds: () => 30, ...settings });
  return { queue, close: () => queue.close() };
});

let queue: EmbeddedWorkQueue;
const open = (workers: number): EmbeddedWorkQueue => (queue = new EmbeddedWorkQueue({ workers, modulePath: WORKER }));
afterEach(() => queue?.close());

it('has a worker more for what someone waits for, and for that alone', async () => {
  open(1);
  const silent = new AbortController();
  const ended = expect(queue.submit(jobOf('hang'), silent)).rejects.toThrow();
  const trained = queue.submit(jobOf('pid'));
  const asked = await Promise.all([1, 2].map(() => queue.submit(jobOf('pid'), { isAwaited: true })));
  expect(new Set(asked).size).toBe(1); // one after the other
  const waits = new Promise((resolve) => setTimeout(resolve, 300, 'waits'));
  expect(await Promise.race([trained, waits])).toBe('waits');
  silent.abort();
  await ended;
  expect(asked).not.toContain(await trained);
});

it('has its list of jobs that failed for good after a restart, without those that ended well, and without what is no letter', async () => {
  const folder = path.dirname(unusedFile('letters'));
  const start = (): EmbeddedWorkQueue =>
    (queue = new EmbeddedWorkQueue({ workers: 1, modulePath: WORKER, letters: folder }));
  const twice = jobOf(`fail-twice ${unusedFile('count')}`);
  start();
  for (const job of [twice, jobOf('exit'), jobOf('fail')]) await expect(queue.submit(job)).rejects.toThrow();
  await queue.close();
  await start().submit(twice);
  await queue.close();
  writeFileSync(path.join(folder, 'cut-off.json'), '{"letter":');
  const letters = await start().deadLetters();
  expect(letters.map(({ cause }) => cause)).toEqual(['always', 'its process ended: exit code 3']);
  await expect(queue.retry(letters[0].id)).rejects.toThrow('always');
});

it('lets only so many through a limited view at once', async () => {
  const limited = limitQueue(open(3), 1);
  const pids = await Promise.all(Array.from({ length: 6 }, () => limited.submit(jobOf('pid'))));
  expect(new Set(pids).size).toBe(1);
});
