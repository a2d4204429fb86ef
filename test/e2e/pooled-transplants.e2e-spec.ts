/** Transplants of an experiment: each tournament once, pooled over seeds, those that cannot be named; and what goes with it. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ExperimentDetailView, PooledTransplantsView } from '#contracts';
import { clade } from './support/cli-process';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { CELLS, CONFIG, finished, until } from './support/small-experiment';
import { SMALL_CONFIG, temporaryFolder, until as untilTournament, uploadCorpora } from './support/small-tournament';

jest.setTimeout(400_000);

let data: string;
let gateway: GatewayProcess;
let whole: ExperimentDetailView;
beforeAll(async () => {
  data = await temporaryFolder();
  gateway = await startGateway({ data, workers: 2 });
  await uploadCorpora(gateway.api);
  const { id } = await gateway.api.launchExperiment({ config: CONFIG });
  whole = await until(gateway.api, id, finished);
});
afterAll(() => gateway.stop());

const transplant = (...words: string[]) => clade('transplant', ...words, '--server', gateway.address);
const counts = () =>
  Promise.all(whole.runs.map(async ({ tournamentId: id }) => (await gateway.api.transplants(id)).length));

it('takes each tournament once, names those that cannot be transplanted, and pools over seeds', async () => {
  const asked = ['--experiment', whole.id, '--replicates', '1'];
  const [lacking] = whole.runs;
  const before = await transplant(...asked, '--kept');
  expect([before.exitCode, before.out]).toEqual([
    0,
    expect.stringContaining(`${CELLS} tournaments that finished lack`),
  ]);

  const { rows: living } = await gateway.api.individuals(lacking.tournamentId, { living: true });
  const hashes = await Promise.all(living.map(async ({ id }) => (await gateway.api.individual(id)).weights!));
  const files = await readdir(path.join(data, 'weights'), { recursive: true });
  const own = files.filter((file) => hashes.some((hash) => file.includes(hash)));
  expect(own.length).toBeGreaterThan(0);
  for (const file of own) await rm(path.join(data, 'weights', file));

  const first = await transplant(...asked);
  expect([first.exitCode, first.err]).toEqual([0, '']);
  const reason = 'was not transplanted: the weights of individual';
  expect(first.out).toContain(`${lacking.tournamentId} ${reason} ${lacking.tournamentId}-`);
  // twins of one seed may have founders, and so files, in common
  const isLeft = whole.runs.map(({ tournamentId }) => !first.out.includes(`${tournamentId} ${reason}`));
  expect(isLeft.slice(2)).toEqual([true, true]);
  expect(await counts()).toEqual(isLeft.map(Number));

  const again = await transplant(...asked, '--json');
  expect(await counts()).toEqual(isLeft.map(Number));
  const { pooled, waiting, refused } = JSON.parse(again.out) as PooledTransplantsView & { refused: object[] };
  expect(waiting).toEqual([]);
  expect(refused).toHaveLength(isLeft.filter((one) => !one).length);
  const { rows } = pooled.find(({ of, niche }) => of === 'raised' && niche === null)!;
  for (const row of rows) {
    const own = whole.runs.filter(({ arm }, at) => arm === row.arm && isLeft[at]);
    const means = await Promise.all(
      own.map(
        async ({ tournamentId }) => (await gateway.api.transplants(tournamentId))[0].result!.raised.interaction!.mean,
      ),
    );
    expect(row.seeds).toBe(own.length);
    expect(row.mean).toBeCloseTo(means.reduce((sum, mean) => sum + mean, 0) / own.length, 12);
  }
  expect(rows.map(({ arm }) => arm)).toEqual(['evolved', 'neutral']);
});

it('refuses, each with what would be right', async () => {
  const [, { tournamentId }] = whole.runs;
  const config = { ...SMALL_CONFIG, generations: 1, niches: SMALL_CONFIG.niches.slice(0, 1) };
  const { id: alone } = await gateway.api.launch({ config, seed: 1 });
  await untilTournament(gateway.api, alone, ({ status }) => status === 'finished');
  const refusals = await Promise.all([
    transplant(),
    transplant(tournamentId, '--experiment', whole.id),
    transplant('--experiment', whole.id, '--generation', '1'),
    transplant(tournamentId, '--generation', '2'),
    transplant(tournamentId, '--replicates', '0'),
    transplant(tournamentId, '--genomes', 'dead'),
    transplant(alone),
    transplant(alone, '--kept'),
    transplant('--experiment', 'nothing'),
  ]);
  const said = refusals.map(({ exitCode, err }) => `${exitCode === 0 ? 'taken' : 'refused'}: ${err}`);
  expect(said).toEqual(
    [
      expect.stringContaining('refused: one of both must be given'),
      expect.stringContaining('refused: one of both must be given'),
      expect.stringContaining('--generation must be left out'),
      expect.stringContaining('must be one that has closed, from 0 to 1'),
      expect.stringContaining('1 to 100'),
      expect.stringContaining('champion, living'),
      expect.stringContaining(`tournament ${alone} has the niche prose alone; a transplant needs two`),
      expect.stringContaining('has no transplant that has finished'),
      expect.stringContaining('nothing'),
    ].map((each) => each as string),
  );
});

it('is deleted with its transplants, as a whole or not at all', async () => {
  const { tournamentId } = whole.runs.at(-1)!;
  const { id } = await gateway.api.startTransplant(tournamentId, { replicates: 100 });
  await expect(gateway.api.removeExperiment(whole.id)).rejects.toThrow(/is being transplanted/);
  expect((await gateway.api.experiment(whole.id)).runs).toHaveLength(CELLS);
  await gateway.api.cancelTransplant(tournamentId, id);
  await gateway.api.removeExperiment(whole.id);
  expect(await readdir(path.join(data, 'transplants'))).toEqual([]);
});

it('leaves no transplants of what was deleted as a server was killed', async () => {
  await gateway.kill();
  await mkdir(path.join(data, 'transplants', 'gone'), { recursive: true });
  gateway = await startGateway({ data });
  expect(await readdir(path.join(data, 'transplants'))).toEqual([]);
});
