import { setTimeout } from 'node:timers/promises';
import { monotonicSeconds } from './monotonic-seconds';

it('counts seconds evenly, whatever the time of day is set to', async () => {
  const before = monotonicSeconds();
  const set = jest.spyOn(Date, 'now').mockReturnValue(0);
  await setTimeout(20);
  const spent = monotonicSeconds() - before;
  set.mockRestore();
  expect(spent).toBeGreaterThan(0.015);
  expect(spent).toBeLessThan(60);
});
