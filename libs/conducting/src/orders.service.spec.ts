import { once } from 'node:events';
import type { Role } from '#settings';
import {
  createTypeormInterventionStore,
  createTypeormTournamentStore,
  createTypeormVoteStore,
  type Database,
  NO_OTHERS,
} from '#persistence';
import type { WorkQueue } from '#tournament';
import { openOrders, type Orders } from '#work-queue';
import { testDatabases } from '../../../test/conformance/databases';
import { tournamentOf } from '../../../test/conformance/records';
import { JOB_HOLDERS, type JobHolder } from '../../../test/support/job-holders';
import { ConductorService } from './conductor.service';
import { EventBus } from './event-bus';
import { FilesInUse } from './files-in-use';
import { OrdersService } from './orders.service';
import { RemoteConductor } from './remote-conductor';

/** Jobs take as long as nobody calls them off. */
const QUEUE: WorkQueue = {
  submit: async (_, { signal } = {}) => {
    if (!signal!.aborted) await once(signal!, 'abort');
    throw signal!.reason;
  },
};
const SETTINGS = { workers: 1, roles: new Set<Role>(['selection']), engine: 'onnx', leaseSeconds: 30 } as const;
const RUN = { kind: 'run', workers: 1 } as const;
const PAUSE = { kind: 'paused', reason: 'by hand' } as const;

const now = (): Date => new Date();
const bus = new EventBus();
let database: Database;
beforeAll(async () => void (database = await testDatabases()[0].open()));
afterAll(() => database.close());

const storeOf = (name: string, leaseSeconds: number) =>
  createTypeormTournamentStore(database, now, { name, leaseSeconds });

/** What ends after each test. */
const opened: { onModuleDestroy(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.onModuleDestroy();
});

function openConductor(): ConductorService {
  const votes = createTypeormVoteStore(database, now, 'service');
  const interventions = createTypeormInterventionStore(database, now);
  const store = storeOf('service', 30);
  const conductor = new ConductorService(store, votes, interventions, QUEUE, SETTINGS, bus, new FilesInUse(NO_OTHERS));
  opened.push(conductor);
  return conductor;
}

for (const [name, start] of JOB_HOLDERS) {
  describe(`orders in ${name}`, () => {
    let holder: JobHolder;
    let orders: Orders;
    const launched = async (id: string): Promise<string> => {
      await storeOf('gateway', 0).insert(tournamentOf(`${id}-${name}`, { status: 'running', engine: SETTINGS.engine }));
      return `${id}-${name}`;
    };
    const carryOut = (conductor: ConductorService): void => {
      const service = new OrdersService(orders, conductor, SETTINGS);
      opened.push(service);
      service.onApplicationBootstrap();
    };
    beforeAll(async () => {
      holder = await start();
      orders = await openOrders(holder.url, (error) => process.stderr.write(`${error.message}\n`));
    });
    afterAll(async () => {
      await orders.close();
      await holder.remove();
    });

    it('are carried out where what they ask for is so already', async () => {
      const conductor = openConductor();
      const id = await launched('asked');
      await conductor.start(id); // as with what nobody conducts
      carryOut(conductor);
      expect(await orders.give(id, RUN, 5)).toBeNull();
      expect(conductor.ids).toEqual([id]);
      expect(await orders.give(id, PAUSE, 5)).toBeNull();
      expect(await storeOf('gateway', 0).find(id)).toMatchObject({ status: 'paused', reason: 'by hand' });
      expect(await orders.waiting()).toEqual([]);
    });

    it('are answered one by one, though another takes the place of one under way', async () => {
      await orders.leave('replaced', PAUSE);
      await orders.answer('replaced', RUN, null);
      expect(await orders.waiting()).toEqual([['replaced', PAUSE]]);
      await expect(orders.give('replaced', PAUSE, 0.2)).rejects.toThrow(
        'no selection service has taken tournament replaced yet',
      );
      await orders.withdraw('replaced');
    });

    it('to run are withdrawn where what nobody conducts yet is paused', async () => {
      const id = await launched('waits');
      await orders.leave(id, RUN);
      await new RemoteConductor(storeOf('gateway', 0), orders, SETTINGS, bus).stop(id, 'paused', 'by hand');
      expect(await orders.waiting()).toEqual([]);
    });
  });
}
