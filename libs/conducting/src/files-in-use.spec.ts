import { setImmediate } from 'node:timers/promises';
import { NO_OTHERS } from '#persistence';
import { FilesInUse } from './files-in-use';

it('sweeps at once where nobody holds files, else when the last has let go, once', async () => {
  const inUse = new FilesInUse(NO_OTHERS);
  const sweep = jest.fn(async () => true);
  await inUse.sweep(sweep);
  expect(sweep).toHaveBeenCalledTimes(1);
  const [first, second] = [await inUse.hold(), await inUse.hold()];
  await inUse.sweep(sweep);
  await inUse.sweep(sweep);
  first();
  first(); // lets go once
  await setImmediate();
  expect(sweep).toHaveBeenCalledTimes(1);
  second();
  await setImmediate();
  expect(sweep).toHaveBeenCalledTimes(2);
});

it('lets nobody hold files while it sweeps, and lets go after a failure', async () => {
  const inUse = new FilesInUse(NO_OTHERS);
  const order: string[] = [];
  const swept = inUse.sweep(async () => {
    order.push('begun');
    await setImmediate();
    order.push('swept');
    return true;
  });
  const worked = inUse.during(async () => {
    order.push('held');
    throw new Error('failed');
  });
  await expect(worked).rejects.toThrow('failed');
  await swept;
  await inUse.sweep(async () => order.push('again') > 0);
  expect(order).toEqual(['begun', 'swept', 'held', 'again']);
});
