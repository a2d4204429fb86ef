/** People change the environment of a tournament that runs: logged, held from the next generation on, and repeated by whoever replays it. */
import { setTimeout } from 'node:timers/promises';
import type { LineageEvent } from '#contracts';
import { download, upload } from './support/archives';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(240_000);

const CONFIG = { ...SMALL_CONFIG, generations: 8, fitness: { kind: 'cross-entropy' } };
let data: string;
let gateway: GatewayProcess;
let id: string;

beforeAll(async () => {
  data = await temporaryFolder();
  gateway = await startGateway({ data });
  await uploadCorpora(gateway.api);
  ({ id } = await gateway.api.launch({ config: CONFIG, seed: 5 }));
  await until(gateway.api, id, ({ generation }) => generation >= 1);
  await gateway.api.pause(id);
});
afterAll(() => gateway.stop());

const problemOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'none',
    (error: Error) => error.message,
  );

it.each([
  [{ set: 'capacity', deme: 'verse', value: 3 }, /deme is "verse"; must be one of prose, sounds/],
  [{ set: 'budget', niche: 'verse', value: 1 }, /niche is "verse"; must be one of prose, sounds/],
  [{ set: 'capacity', value: 0 }, /value is 0; must be a whole number from 1 to 1000/],
  [
    { set: 'preference', value: 1 },
    /set is "preference"; must be another: preference is only where the fitness is weighted/,
  ],
  [
    { set: 'corpus', niche: 'prose', value: 'moby' },
    /value is "moby"; must be one that the config names for a change of prose/,
  ],
  [{ set: 'colour', value: 1 }, /set is "colour"; must be one of /],
])('refuses %j', async (intervention, problem) => {
  expect(await problemOf(gateway.api.intervene(id, intervention))).toMatch(problem);
});

it('holds from the next generation on, while it is paused too and after kill -9, is verified and imported elsewhere', async () => {
  await gateway.api.resume(id);
  await gateway.api.intervene(id, { set: 'budget', niche: 'prose', value: 0.5 });
  await gateway.api.pause(id);
  await gateway.api.intervene(id, { set: 'capacity', deme: 'sounds', value: 2 });
  const { generation } = await gateway.api.tournament(id);
  const capacities = (await gateway.api.environment(id)).rows.filter(
    ({ set, deme }) => set === 'capacity' && deme === 'sounds',
  );
  expect(capacities.map((row) => [row.kind, row.generation, row.by])).toEqual([
    ['held', 0, 'config'],
    ['expected', generation + 1, 'intervention'],
    ['planned', 0, 'config'],
  ]);
  await gateway.api.resume(id);
  await until(gateway.api, id, (one) => one.generation > generation);
  await gateway.kill();
  gateway = await startGateway({ data });
  await gateway.api.resume(id);
  const { lineageHash } = await until(gateway.api, id, finished);
  const events = await gateway.api.events(id, { limit: 1000 });
  const of = (type: LineageEvent['type']) => events.filter((event) => event.type === type);
  expect(of('environment.intervened').map(({ data }) => (data as { value: number }).value)).toEqual([0.5, 2]);
  const changed = of('environment.changed').map((event) => event.data as { set: string; to: number; by: string });
  expect(changed.map(({ set, to, by }) => [set, to, by]).sort()).toEqual([
    ['budget', 0.5, 'intervention'],
    ['capacity', 2, 'intervention'],
  ]);
  const { rows } = await gateway.api.environment(id);
  expect(rows.filter(({ kind, by }) => kind === 'held' && by === 'intervention')).toHaveLength(2);
  expect(rows.filter(({ kind }) => kind === 'expected')).toEqual([]);
  expect(await problemOf(gateway.api.intervene(id, { set: 'budget', value: 1 }))).toMatch(
    /has ended: nothing that comes could be changed/,
  );

  let verification = await gateway.api.startVerification(id);
  while (verification.status === 'running') {
    await setTimeout(200);
    verification = await gateway.api.verification(verification.id);
  }
  expect(verification).toMatchObject({ status: 'matched', actual: lineageHash });

  const archive = await download(gateway.api, id);
  const elsewhere = await startGateway({ data: await temporaryFolder() });
  const imported = await upload(elsewhere.api, archive).finally(() => elsewhere.stop());
  expect(imported).toMatchObject({ outcome: 'imported', tournament: { lineageHash } });
});
