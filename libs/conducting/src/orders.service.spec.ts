import { setTimeout } from 'node:timers/promises';
import { type Database, type FileLock, NO_OTHERS } from '#persistence';
import { openOrders, type Orders } from '#work-queue';
import { testDatabases } from '../../../test/conformance/databases';
import { tournamentOf } from '../../../test/conformance/records';
import { JOB_HOLDERS, type JobHolder } from '../../../test/support/job-holders';
import type { ConductorService } from './conductor.service';
import { EventBus } from './event-bus';
import { OrdersService } from './orders.service';
import { RemoteConductor } from './remote-conductor';
import { openConductor, SETTINGS, storeOf } from './testing/conductor';

const RUN = { kind: 'run', workers: 1 } as const;
const PAUSE = { kind: 'paused', reason: 'by hand' } as const;

const bus = new EventBus();
let database: Database;
beforeAll(async () => void (database = await testDatabases()[0].open()));
afterAll(() => database.close());

/** What ends after each test. */
const opened: { onModuleDestroy(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.onModuleDestroy();
});

function opening(lock?: FileLock): ConductorService {
  const conductor = openConductor(database, { lock, bus });
  opened.push(conductor);
  return conductor;
}

for (const [name, start] of JOB_HOLDERS) {
  describe(`orders in ${name}`, () => {
    let holder: JobHolder;
    let orders: Orders;
    let gateway: RemoteConductor;
    const launched = async (id: string): Promise<string> => {
      await storeOf(database, 'gateway', 0).insert(
        tournamentOf(`${id}-${name}`, { status: 'running', engine: SETTINGS.engine }),
      );
      return `${id}-${name}`;
    };
    const carryOut = (conductor: ConductorService): OrdersService => {
      const service = new OrdersService(orders, conductor, SETTINGS);
      opened.push(service);
      service.onApplicationBootstrap();
      return service;
    };
    const found = (id: string) => storeOf(database, 'gateway', 0).find(id);
    const waiting = async () => (await orders.waiting()).map(({ tournamentId, order }) => [tournamentId, order]);
    const untilNoneWaits = async (): Promise<void> => {
      while ((await orders.waiting()).length > 0) await setTimeout(10);
    };
    beforeAll(async () => {
      holder = await start();
      orders = await openOrders(holder.url, (error) => process.stderr.write(`${error.message}\n`));
      gateway = new RemoteConductor(storeOf(database, 'gateway', 0), orders, SETTINGS, bus);
    });
    afterAll(async () => {
      await orders.close();
      await holder.remove();
    });

    it('are carried out where what they ask for is so already', async () => {
      const conductor = opening();
      const id = await launched('asked');
      await conductor.start(id); // as with what nobody conducts
      carryOut(conductor);
      expect(await orders.give(id, RUN, 5)).toBeNull();
      expect(conductor.ids).toEqual([id]);
      expect(await orders.give(id, PAUSE, 5)).toBeNull();
      expect(await storeOf(database, 'gateway', 0).find(id)).toMatchObject({ status: 'paused', reason: 'by hand' });
      expect(await orders.waiting()).toEqual([]);
    });

    it('to run are withdrawn where what nobody conducts yet is paused', async () => {
      const id = await launched('waits');
      const given = orders.give(id, RUN, 5);
      while ((await orders.waiting()).length === 0) await setTimeout(10);
      await gateway.stop(id, 'paused', 'by hand');
      expect(await orders.waiting()).toEqual([]);
      expect(await given).toBe(`tournament ${id} is to be paused`);
    });

    it('to go on are withdrawn, too, where what waits for it stands paused', async () => {
      const id = await launched('stands');
      await gateway.stop(id, 'paused', 'by hand');
      await orders.leave(id, RUN);
      await gateway.stop(id, 'paused', 'by hand');
      expect(await orders.waiting()).toEqual([]);
      expect(
        await storeOf(database, 'gateway', 0).commit(id, await storeOf(database, 'gateway', 0).claim(id), {
          events: [],
        }),
      ).toEqual([]);
    });

    it('to stop leave what has ended by itself as it is', async () => {
      const id = await launched('ended');
      const store = storeOf(database, 'gateway', 0);
      await store.commit(id, await store.claim(id), { tournament: { status: 'finished' }, events: [] });
      for (const status of ['paused', 'cancelled'] as const) {
        await gateway.stop(id, status, 'by hand');
        expect(await found(id)).toMatchObject({ status: 'finished', reason: null });
      }
    });

    it('of what was called off while its start waited are not carried out, and hold up no others', async () => {
      let letGo = (): void => undefined;
      const removed = new Promise<void>((resolve) => (letGo = resolve));
      const share = async (): Promise<() => Promise<void>> => {
        await removed; // by another server
        return async () => undefined;
      };
      const conductor = opening({ ...NO_OTHERS, share });
      const [goesOn, paused, cancelled] = [
        await launched('goes-on'),
        await launched('called-off'),
        await launched('other'),
      ];
      await orders.leave(goesOn, RUN);
      await orders.leave(paused, RUN);
      carryOut(conductor);
      while (conductor.ids.length < 2) await setTimeout(10);
      expect(await orders.give(cancelled, { kind: 'cancelled', reason: 'by hand' }, 5)).toBeNull();
      await gateway.stop(paused, 'paused', 'by hand');
      letGo();
      await untilNoneWaits();
      expect(await found(paused)).toMatchObject({ status: 'paused', reason: 'by hand' });
      expect(await found(cancelled)).toMatchObject({ status: 'cancelled', reason: 'by hand' });
      expect(conductor.ids).toEqual([goesOn]);
    });

    it('to stop are carried out where they come as what they are about is claimed', async () => {
      const conductor = opening();
      const id = await launched('claimed');
      carryOut(conductor);
      let stopped: Promise<void> | undefined;
      const begun = conductor.start(id, 1, async () => {
        stopped = gateway.stop(id, 'paused', 'by hand');
        while ((await orders.waiting()).length === 0) await setTimeout(10);
        return false;
      });
      await expect(begun).rejects.toThrow(`tournament ${id} was stopped before it was gone on with`);
      await stopped;
      expect(await found(id)).toMatchObject({ status: 'paused', reason: 'by hand' });
    });

    it('about what another database has are left to its services', async () => {
      const id = await launched('here');
      carryOut(opening());
      await orders.leave('elsewhere', RUN);
      expect(await orders.give(id, RUN, 5)).toBeNull();
      expect(await orders.give(id, PAUSE, 5)).toBeNull();
      expect(await waiting()).toEqual([['elsewhere', RUN]]);
      bus.emit('removed', 'elsewhere');
      await gateway.stop(id, 'paused', 'by hand');
      await untilNoneWaits();
    });

    describe('as a service ends', () => {
      let id: string;
      let handOver: () => Promise<void>;
      const conducted = async (name: string): Promise<void> => {
        const conductor = opening();
        id = await launched(name);
        await conductor.start(id);
        const service = carryOut(conductor);
        service.onModuleDestroy();
        await conductor.onModuleDestroy();
        expect(await found(id)).toMatchObject({ status: 'paused', reason: 'the server is shutting down' });
        handOver = () => service.beforeApplicationShutdown();
      };

      it('have others go on', async () => {
        await conducted('handed-over');
        await handOver();
        carryOut(opening());
        await untilNoneWaits();
        expect(await found(id)).toMatchObject({ status: 'running' });
      });

      it.each(['paused', 'cancelled'] as const)('run nothing that is %s before they are left', async (status) => {
        await conducted(`${status}-before`);
        await gateway.stop(id, status, 'by hand');
        await handOver();
        carryOut(opening());
        await untilNoneWaits();
        expect(await found(id)).toMatchObject({ status, reason: 'by hand' });
      });

      it.each(['paused', 'cancelled'] as const)('let those stand by which it is to be %s', async (kind) => {
        await conducted(`${kind}-waits`);
        await orders.leave(id, { kind, reason: 'by hand' });
        await handOver();
        expect(await waiting()).toEqual([[id, { kind, reason: 'by hand' }]]);
        carryOut(opening());
        await untilNoneWaits();
        expect(await found(id)).toMatchObject({ status: kind, reason: 'by hand' });
      });
    });
  });
}
