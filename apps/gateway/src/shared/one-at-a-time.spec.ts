import { setImmediate as soon } from 'node:timers/promises';
import { OneAtATime } from './one-at-a-time';

it('does work under a key one after another, that under another meanwhile, and goes on after what fails', async () => {
  const happened: string[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      happened.push(`${name} begins`);
      await soon();
      happened.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const asked = new OneAtATime();
  const all = [asked.run('k1', work('a', true)), asked.run('k1', work('b')), asked.run('k2', work('c'))];
  const settled = await Promise.allSettled(all);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(happened.indexOf('b begins')).toBeGreaterThan(happened.indexOf('a ends'));
  expect(happened.indexOf('c begins')).toBeLessThan(happened.indexOf('a ends'));
});
