/** Tournaments that go on from a generation of another one: alike without changes, verified, resumed after kill -9, imported without their source. */
import { setTimeout } from 'node:timers/promises';
import { download, upload } from './support/archives';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(240_000);

const CONFIG = { ...SMALL_CONFIG, generations: 5 };
let data: string;
let gateway: GatewayProcess;
let id: string;

beforeAll(async () => {
  data = await temporaryFolder();
  gateway = await startGateway({ data });
  await uploadCorpora(gateway.api);
  ({ id } = await gateway.api.launch({ config: CONFIG, seed: 5 }));
  await until(gateway.api, id, finished);
});
afterAll(() => gateway.stop());

const problemOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'none',
    (error: Error) => error.message,
  );

async function verified(known: string): Promise<string> {
  let verification = await gateway.api.startVerification(known);
  while (verification.status === 'running') {
    await setTimeout(200);
    verification = await gateway.api.verification(verification.id);
  }
  return verification.status;
}

/** Who was born after generation 1, by birth. */
async function bornLater(known: string) {
  const { rows } = await gateway.api.individuals(known, { minGeneration: 2, limit: 200 });
  return rows.map(({ id: own, genome, nats, rating, diedGeneration }) => {
    return { birth: own.slice(known.length), genome, nats, rating, diedGeneration };
  });
}

it('without changes has the later generations of its source, and names where it came from', async () => {
  const [{ id: fork }] = await gateway.api.fork(id, { at: 1 });
  expect(await until(gateway.api, fork, finished)).toMatchObject({ forkOf: { tournament: id, generation: 1 } });
  const born = await bornLater(fork);
  expect(born.length).toBeGreaterThan(0);
  expect(born).toEqual(await bornLater(id));
  expect((await gateway.api.forks(id)).map((one) => one.id)).toContain(fork);
  const { rows } = await gateway.api.individuals(fork, { maxGeneration: 1 });
  for (const one of rows) {
    const { original, weights } = await gateway.api.individual(one.id);
    expect(original).toBe(one.id.replace(fork, id));
    expect((await gateway.api.individual(original!)).genome).toEqual(one.genome);
    expect(weights).not.toBeNull();
  }
  const types = (await gateway.api.events(fork, { limit: 1000 })).map(({ type }) => type);
  const begun = ['tournament.launched', 'tournament.forked', ...rows.map(() => 'individual.carried')];
  expect(types.slice(0, begun.length)).toEqual(begun);
  expect(await verified(fork)).toBe('matched');
});

it('goes on in a changed environment, after kill -9 too, and elsewhere and here without its source', async () => {
  const set = { niches: { prose: { capacity: 5 } }, budget: { trainingFlops: 5e8 }, name: 'Elsewhere' };
  const [{ id: fork }] = await gateway.api.fork(id, { at: 2, set, seeds: [9] });
  await until(gateway.api, fork, ({ generation }) => generation >= 3);
  await gateway.kill();
  gateway = await startGateway({ data });
  await gateway.api.resume(fork);
  const { lineageHash } = await until(gateway.api, fork, finished);
  const events = await gateway.api.events(fork, { limit: 1000 });
  const changed = events.flatMap(({ type, data: told }) => (type === 'environment.changed' ? [told as object] : []));
  expect(changed).toContainEqual(
    expect.objectContaining({ generation: 3, set: 'capacity', deme: 'prose', to: 5, by: 'fork' }),
  );
  for (const one of await gateway.api.forks(id)) if (one.id !== fork) await gateway.api.removeTournament(one.id);
  await gateway.api.removeTournament(id);
  expect(await verified(fork)).toBe('matched');
  const [{ id: again }] = await gateway.api.fork(fork, { at: 2 });
  expect(await bornLater((await until(gateway.api, again, finished)).id)).toHaveLength((await bornLater(fork)).length);
  const elsewhere = await startGateway({ data: await temporaryFolder() });
  try {
    const archive = await download(gateway.api, fork);
    expect(await upload(elsewhere.api, archive)).toMatchObject({ outcome: 'imported' });
    expect(await elsewhere.api.tournament(fork)).toMatchObject({
      lineageHash,
      forkOf: { tournament: id, generation: 2 },
    });
    await gateway.api.removeTournament(fork);
    expect(await verified(again)).toBe('matched');
  } finally {
    await elsewhere.stop();
  }
});

it('refuses what would leave genomes, weights and scores without meaning, all at once', async () => {
  const [{ id: source }] = await gateway.api.tournaments().then(({ rows }) => rows);
  const set = {
    generations: 3,
    vocabularyLimit: 20,
    niches: { prose: null },
    evaluation: { validationSymbols: 4096 },
    heredity: { weights: 'baldwinian' },
    fitnes: {},
  };
  const problem = await problemOf(gateway.api.fork(source, { at: 3, set, seeds: [1, 1] }));
  for (const field of ['seeds', 'fitnes', 'generations', 'vocabularyLimit', 'niches', 'validationSymbols', 'weights'])
    expect(problem).toContain(field);
  expect(await problemOf(gateway.api.fork(source, { at: 9 }))).toMatch(
    /at is 9; must be a closed generation of .*: 2 to 4/,
  );
  expect(await problemOf(gateway.api.fork('nowhere1', { at: 0 }))).toMatch(/there is no tournament/);
  expect(await problemOf(gateway.api.fork(source, { at: 3, replicates: 65 }))).toMatch(/replicates is 65/);
});
