/** The same config and seed give the same lineage hash, whatever the workers, the database, and what was killed on the way. */
import { setTimeout } from 'node:timers/promises';
import type { SpeciesView, TournamentView } from '#contracts';
import { childrenOf } from '../support/children';
import { type GatewayOptions, startGateway } from './support/gateway-process';
import { hasCompiler } from '../support/has-compiler';
import { freshDatabase, TEST_DATABASE_URL } from '../support/postgres';
import { finished, VARIED_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

const SEED = 11;
jest.setTimeout(240_000);

interface WholeRun extends TournamentView {
  readonly species: readonly SpeciesView[];
}

async function wholeRun(options: Partial<GatewayOptions>): Promise<WholeRun> {
  const gateway = await startGateway({ data: await temporaryFolder(), ...options });
  try {
    await uploadCorpora(gateway.api);
    const { id } = await gateway.api.launch({ config: VARIED_CONFIG, seed: SEED });
    return { ...(await until(gateway.api, id, finished)), species: await gateway.api.species(id) };
  } finally {
    await gateway.stop();
  }
}

let expected: string;
let species: readonly SpeciesView[];
beforeAll(async () => {
  const whole = await wholeRun({ workers: 2 });
  expected = whole.lineageHash as string;
  species = whole.species;
  expect(species.length).toBeGreaterThan(2);
});

it('holds with one worker', async () => {
  expect((await wholeRun({ workers: 1 })).lineageHash).toBe(expected);
});

(hasCompiler ? it : it.skip)('holds on the engine native, whose hash is its own', async () => {
  const [two, one] = [
    await wholeRun({ workers: 2, engine: 'native' }),
    await wholeRun({ workers: 1, engine: 'native' }),
  ];
  expect(two.engine).toBe('native');
  expect(one.lineageHash).toBe(two.lineageHash);
});

it('holds after kill -9 in the middle of a generation and a resume', async () => {
  const data = await temporaryFolder();
  const killed = await startGateway({ data });
  await uploadCorpora(killed.api);
  const { id } = await killed.api.launch({ config: VARIED_CONFIG, seed: SEED });
  await until(killed.api, id, ({ generation }) => generation >= 1);
  await setTimeout(100);
  await killed.kill();

  const second = await startGateway({ data });
  expect(await second.api.tournament(id)).toMatchObject({
    status: 'paused',
    reason: expect.stringMatching('interrupted'),
  });
  await second.api.resume(id);
  const { lineageHash, lastSeq } = await until(second.api, id, finished);
  expect(lineageHash).toBe(expected);
  expect(withoutIds(await second.api.species(id))).toEqual(withoutIds(species));
  const events = await second.api.events(id, { limit: 1000 });
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: lastSeq }, (_, index) => index + 1));
  await second.stop();
});

it('holds when workers are killed', async () => {
  const gateway = await startGateway({ data: await temporaryFolder() });
  await uploadCorpora(gateway.api);
  const { id } = await gateway.api.launch({ config: VARIED_CONFIG, seed: SEED });
  await until(gateway.api, id, ({ generation }) => generation >= 0);
  for (const pid of await childrenOf(gateway.child.pid as number)) process.kill(pid, 'SIGKILL');
  expect((await until(gateway.api, id, finished)).lineageHash).toBe(expected);
  await gateway.stop();
});

it('holds when it is paused and resumed, and when its server is shut down', async () => {
  const data = await temporaryFolder();
  const first = await startGateway({ data });
  await uploadCorpora(first.api);
  const { id } = await first.api.launch({ config: VARIED_CONFIG, seed: SEED });
  await until(first.api, id, ({ generation }) => generation >= 0);
  expect(await first.api.pause(id)).toMatchObject({ status: 'paused', reason: 'by hand' });
  await first.api.resume(id, { workers: 1 });
  await until(first.api, id, ({ generation }) => generation >= 1);
  await first.stop();

  const second = await startGateway({ data });
  expect(await second.api.tournament(id)).toMatchObject({ status: 'paused', reason: 'the server is shutting down' });
  await second.api.resume(id);
  expect((await until(second.api, id, finished)).lineageHash).toBe(expected);
  await second.stop();
});

if (TEST_DATABASE_URL) {
  const server = TEST_DATABASE_URL;
  it('holds on PostgreSQL', async () => {
    const database = await freshDatabase(server);
    expect((await wholeRun({ databaseUrl: database.url })).lineageHash).toBe(expected);
    await database.drop();
  });
}

/** Two runs have different ids, and those of individuals begin with them. */
function withoutIds(all: readonly SpeciesView[]): SpeciesView[] {
  return all.map((one) => ({ ...one, founder: one.founder.replace(/^[^-]+/, '') }));
}
