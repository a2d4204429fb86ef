import { setTimeout } from 'node:timers/promises';
import { QueueUnavailableError } from '#tournament';
import { jobOf } from '../../../../test/conformance/queue.conformance';
import { JOB_HOLDERS, type JobHolder } from '../../../../test/support/job-holders';
import { openBullWorkQueue, openOrders, type Orders, type SharedQueue } from '.';

const SOON_MILLISECONDS = 8000;

/** What a holder that is spoiled refuses. */
const ASKED: Readonly<Record<string, (queue: SharedQueue, orders: Orders) => Promise<unknown>>> = {
  Redis: (_, orders) => orders.give('any', { kind: 'run', workers: 1 }, 1),
  PostgreSQL: (queue) => queue.deadLetters(),
};

for (const [name, start] of JOB_HOLDERS) {
  describe(`on ${name}`, () => {
    let holder: JobHolder;
    beforeAll(async () => void (holder = await start()));
    afterAll(() => holder.remove());

    it('refuses within seconds what people wait for while what holds the jobs is away, and names it; jobs of tournaments wait', async () => {
      const told: string[] = [];
      const tell = ({ message }: Error): void => void told.push(message);
      const queue = await openBullWorkQueue({ url: holder.url, alike: 'answering', onError: tell });
      const orders = await openOrders(holder.url, tell);
      let hasEnded = false;
      const ofTournament = queue.submit(jobOf('hello')).finally(() => (hasEnded = true));
      ofTournament.catch(() => undefined);
      const asked = queue.submit(jobOf('hello', 2), { isAwaited: true }); // nobody does it
      asked.catch(() => undefined);
      const ordered = orders.give('any', { kind: 'run', workers: 1 }, 60);
      ordered.catch(() => undefined);
      await setTimeout(1500); // as long as Redis may take to write down what it holds
      await holder.away();
      const since = performance.now();
      const refusals = [
        asked,
        ordered,
        queue.check(),
        queue.loads(),
        queue.deadLetters(),
        queue.submit(jobOf('hello', 3), { isAwaited: true }),
        orders.withdraw('any', 'it is not wanted'),
      ];
      const place = `the ${name} that CLADE_QUEUE_URL names (${new URL(holder.url).host})`;
      for (const error of await Promise.all(refusals.map((refused) => refused.catch((thrown: unknown) => thrown)))) {
        expect(error).toBeInstanceOf(QueueUnavailableError);
        expect((error as Error).message).toContain(`${place} cannot be used: `);
      }
      expect(performance.now() - since).toBeLessThan(SOON_MILLISECONDS);
      expect(hasEnded).toBe(false);
      expect(told.length).toBeGreaterThan(0);
      for (const message of told) expect(message).toContain(`${place}: `);
      await holder.back();
      while (await queue.check().catch(() => true)) await setTimeout(100);
      expect(await queue.loads()).toEqual([
        { queue: 'training', waiting: 0, services: 0 },
        { queue: 'arena', waiting: expect.any(Number), services: 0 },
      ]);
      await queue.close();
      await expect(ofTournament).rejects.toThrow('closed');
      await orders.close();
    });

    it('refuses with the cause what is refused there', async () => {
      const tell = (): void => undefined;
      const queue = await openBullWorkQueue({ url: holder.url, alike: 'refused', onError: tell });
      const orders = await openOrders(holder.url, tell);
      await holder.spoil();
      const refused = ASKED[name](queue, orders);
      await expect(refused).rejects.toThrow(QueueUnavailableError);
      await expect(refused).rejects.toThrow(/OOM|does not exist/);
      await queue.close();
      await orders.close();
    });
  });
}

it('names no password', async () => {
  await expect(openBullWorkQueue({ url: 'redis://me:secret@127.0.0.1:1', alike: 'spec' })).rejects.toThrow(
    /^the Redis that CLADE_QUEUE_URL names \(127\.0\.0\.1:1\) does not answer$/,
  );
});
