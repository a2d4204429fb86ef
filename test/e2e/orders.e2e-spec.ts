/** What people order of tournaments holds, though services that conduct them end meanwhile, or none is there. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { builtFile } from '#settings';
import { openOrders, type Orders } from '#work-queue';
import { type FreshDatabase, freshDatabase, TEST_DATABASE_URL } from '../support/postgres';
import { refusal } from './support/archives';
import { type CliProcess, startCladeWith } from './support/cli-process';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(120_000);

const LONG = { config: { ...SMALL_CONFIG, generations: 200 }, seed: 11 };

(TEST_DATABASE_URL ? describe : describe.skip)('orders', () => {
  let database: FreshDatabase;
  let gateway: GatewayProcess;
  let workers: CliProcess;
  let orders: Orders;
  let data: string;
  const services = new Set<ChildProcess>();
  beforeAll(async () => {
    database = await freshDatabase(TEST_DATABASE_URL!);
    data = await temporaryFolder();
    const settings = { CLADE_QUEUE_URL: database.url, CLADE_ROLES: 'gateway' };
    gateway = await startGateway({ data, databaseUrl: database.url, settings });
    orders = await openOrders(database.url, (error) => process.stderr.write(`${error.message}\n`));
    workers = startCladeWith(
      { CLADE_QUEUE_URL: database.url },
      '--data',
      data,
      ...'serve --role trainer --role arena'.split(' '),
    );
    await workers.wrote('Ctrl-C stops it');
    await uploadCorpora(gateway.api);
  });
  afterEach(() => Promise.all([...services].map(end)));
  afterAll(async () => {
    await orders.close();
    workers.child.kill('SIGTERM');
    await workers.ended;
    await gateway.stop();
    await database.drop();
  });

  const startSelection = async (): Promise<ChildProcess> => {
    const settings = { CLADE_QUEUE_URL: database.url, CLADE_ROLES: 'selection', DATABASE_URL: database.url };
    const env = { ...process.env, ...settings, CLADE_DATA: data };
    const service = fork(builtFile('apps/selection/src/main.js'), { env, execArgv: [] });
    services.add(service);
    await once(service, 'message');
    return service;
  };
  const end = async (service: ChildProcess): Promise<void> => {
    services.delete(service);
    const ended = once(service, 'exit');
    service.kill('SIGTERM');
    await ended;
  };
  const untilOneWaits = async () => {
    for (;;) {
      const [waiting] = await orders.waiting();
      if (waiting) return waiting;
      await setTimeout(20);
    }
  };
  const untilNoneWaits = async (): Promise<void> => {
    while ((await orders.waiting()).length > 0) await setTimeout(20);
  };

  it.each([
    ['pause', 'paused', 0],
    ['pause', 'paused', 150],
    ['cancel', 'cancelled', 60],
  ] as const)('to %s holds where it is %s as another service takes over, after %i ms', async (what, status, after) => {
    const { api } = gateway;
    const first = await startSelection();
    const { id } = await api.launch(LONG);
    await until(api, id, ({ generation }) => generation >= 0);
    await startSelection();
    const ended = end(first);
    await setTimeout(after);
    expect(await api[what](id)).toMatchObject({ status, reason: 'by hand' });
    await ended;
    await untilNoneWaits();
    expect(await api.tournament(id)).toMatchObject({ status, reason: 'by hand' });
  });

  it('to run is not carried out by a service that starts once it is paused', async () => {
    const { api } = gateway;
    const launched = refusal(api.launch(LONG));
    const { tournamentId: id } = await untilOneWaits();
    expect(await api.pause(id)).toMatchObject({ status: 'paused', reason: 'by hand' });
    expect(await launched).toEqual([409, `tournament ${id} is to be paused`]);
    const resumed = refusal(api.resume(id, {}));
    await untilOneWaits();
    expect(await api.pause(id)).toMatchObject({ status: 'paused', reason: 'by hand' });
    expect(await resumed).toEqual([409, `tournament ${id} is to be paused`]);
    expect(await orders.waiting()).toEqual([]);
    const { lastSeq } = await api.tournament(id);
    await end(await startSelection());
    expect(await api.tournament(id)).toMatchObject({ status: 'paused', lastSeq });
  });

  it('to run that is refused leaves what was launched paused', async () => {
    const launched = refusal(gateway.api.launch(LONG));
    const order = await untilOneWaits();
    await orders.answer(order, 'no room');
    expect(await launched).toEqual([409, 'no room']);
    expect(await gateway.api.tournament(order.tournamentId)).toMatchObject({ status: 'paused', reason: 'no room' });
  });
});
