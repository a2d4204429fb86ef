import { finished } from './finished';

it('lets others at the event loop each ten milliseconds, and gives the result', async () => {
  let now = 0;
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
  let turns = 0;
  const turn = (): NodeJS.Immediate => setImmediate(() => (turns++, next = turn())); // prettier-ignore
  let next = turn();
  function* work() {
    for (; now < 100; now++) yield;
    return 'done';
  }
  expect(await finished(work())).toBe('done');
  clearImmediate(next);
  clock.mockRestore();
  expect(turns).toBeGreaterThanOrEqual(9);
});

it('fails as its steps do', async () => {
  function* work(): Generator<undefined, string> {
    throw new Error('broken');
  }
  await expect(finished(work())).rejects.toThrow('broken');
});
