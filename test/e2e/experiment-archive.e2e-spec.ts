/** An experiment goes to another server as one file: all of it or nothing, and what was not finished goes on there. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type ExperimentConfig, type ExperimentDetailView, experimentConfigSchema } from '#contracts';
import { withHash } from '#archive-file';
import { TABLES } from '#tournament';
import { freshDatabase, TEST_DATABASE_URL } from '../support/postgres';
import {
  type Entries,
  entriesOf,
  linesOf,
  manifestOf,
  packed,
  refusal,
  upload,
  withManifest,
  withRows,
} from './support/archives';
import { startClade } from './support/cli-process';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { CELLS, CONFIG, finished, outcomesOf, until } from './support/small-experiment';
import { temporaryFolder, uploadCorpora } from './support/small-tournament';

jest.setTimeout(400_000);

let source: GatewayProcess;
let target: GatewayProcess;
let targetData: string;
let whole: ExperimentDetailView;
/** While it ran. */
let halfway: Buffer;
let archive: Buffer;
let entries: Entries;

async function download(gateway: GatewayProcess, id: string, query: { weights?: boolean } = {}): Promise<Buffer> {
  return Buffer.from(await new Response(await gateway.api.experimentArchive(id, query)).arrayBuffer());
}

beforeAll(async () => {
  source = await startGateway({ data: await temporaryFolder(), workers: 2 });
  targetData = await temporaryFolder();
  target = await startGateway({ data: targetData });
  await uploadCorpora(source.api);
  const { id } = await source.api.launchExperiment({ config: CONFIG });
  await until(source.api, id, ({ ended, runs }) => ended >= 1 && runs.some(({ status }) => status === 'running'));
  halfway = await download(source, id);
  whole = await until(source.api, id, finished);
  archive = await download(source, id);
  entries = await entriesOf(archive);
});
afterAll(async () => {
  await source.stop();
  await target.stop();
});

const withoutTime = ({ secondsLeft: _, ...experiment }: ExperimentDetailView) => experiment;

/** With another experiment row. */
function withExperiment(change: object): Entries {
  return withManifest(entries, ({ experiment, entries: listed, ...head }) => {
    const changed = { ...experiment!, ...change };
    const config = experimentConfigSchema.safeParse(changed.config).data ?? (changed.config as ExperimentConfig);
    return { ...head, experiment: withHash({ ...changed, config }), entries: listed };
  });
}
const withConfig = (change: object) => withExperiment({ config: { ...whole.config, ...change } });

/** With these of its tournaments, in this order; the files that they name are left out. */
function reordered(places: readonly number[]): Entries {
  const [manifest, ...files] = entries;
  const tablesOf = <Each>(all: readonly Each[]) =>
    places.flatMap((at) => all.slice(at * TABLES.length, (at + 1) * TABLES.length));
  return withManifest([manifest, ...tablesOf(files)], ({ tournaments, entries: listed, ...head }) => {
    return { ...head, tournaments: places.map((at) => tournaments[at]), entries: tablesOf(listed) };
  });
}

describe('refused, leaves nothing', () => {
  afterEach(async () => {
    expect((await target.api.experiments()).rows).toEqual([]);
    expect((await target.api.tournaments({ all: true })).rows).toEqual([]);
    expect(await readdir(path.join(targetData, 'weights')).catch(() => [])).toEqual([]);
    expect(await readdir(path.join(targetData, 'spool')).catch(() => [])).toEqual([]);
  });

  it.each<[string, () => Entries, RegExp]>([
    [
      'with one tournament less',
      () => reordered([0, 1, 2]),
      /^manifest\.json tournaments is 3; must be 4, arms x seeds x levels of its experiment$/,
    ],
    [
      'whose tournaments come in another order',
      () => reordered([1, 0, 2, 3]),
      /line 1 config\.name is "Twins: neutral, seed 5"; must be "Twins: evolved, seed 5", as its experiment says of evolved, seed 5$/,
    ],
    [
      'whose arm was called otherwise',
      () => withConfig({ arms: [{ ...CONFIG.arms[0], name: 'better' }, CONFIG.arms[1]] }),
      /^tables\/\w+\/tournament\.ndjson line 1 config\.name is "Twins: evolved, seed 5"; must be "Twins: better, seed 5", as its experiment says of better, seed 5$/,
    ],
    [
      'whose base was changed',
      () => withConfig({ base: { ...CONFIG.base, generations: 3 } }),
      /line 1 config\.generations is 2; must be 3, as its experiment says of evolved, seed 5$/,
    ],
    [
      'whose seeds were changed',
      () => withConfig({ seeds: [6, 5] }),
      /line 1 seed is 5; must be 6, as its experiment says of evolved, seed 6$/,
    ],
    [
      'that compares what is not there',
      () => withConfig({ contrasts: [{ arm: 'evolved', to: 'nobody' }] }),
      /^manifest\.json experiment\.config\.contrasts\.0\.to is "nobody"; must be one of evolved, neutral$/,
    ],
    [
      'whose outcome was changed',
      () =>
        withManifest(entries, ({ experiment, entries: listed, ...head }) => {
          const config = { ...experiment!.config, outcome: { measure: 'community-bits' } };
          return { ...head, experiment: { ...experiment!, config }, entries: listed };
        }),
      /^manifest\.json experiment\.sha256 is "\w{64}"; must be \w{64}, its hash$/,
    ],
    [
      'whose config is none',
      () => withConfig({ arms: [] }),
      /^manifest\.json experiment\.config\.arms is \[\]; must have at least 1 item$/,
    ],
    [
      'of whose tournaments one has other rows than its hash',
      () => withRows(entries, 'life', (rows) => rows.map((row, at) => (at === 0 ? { ...row, sparsity: 0.001 } : row))),
      /^tables\/\w+ lineageHash is "\w{64}"; must be \w{64}, the hash of its rows$/,
    ],
  ])('an archive %s', async (_, change, problem) => {
    const [status, detail] = await refusal(upload(target.api, packed(change())));
    expect([status, detail]).toEqual([422, expect.stringMatching(problem)]);
  });

  it('an archive cut short', async () => {
    expect((await refusal(upload(target.api, archive.subarray(0, archive.length / 2))))[0]).toBe(422);
  });
});

it('has its row, every tournament and each text and weights file once', async () => {
  const { experiment, tournaments } = manifestOf(entries);
  expect(experiment).toMatchObject({ id: whole.id, config: whole.config });
  expect(tournaments.map(({ id }) => id)).toEqual(whole.runs.map(({ tournamentId }) => tournamentId));
  const names = entries.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name.startsWith('texts/'))).toHaveLength(2);
  const lives = await Promise.all(
    whole.runs.map(async ({ tournamentId }) => {
      const alone = await new Response(await source.api.archive(tournamentId)).arrayBuffer();
      return linesOf(await entriesOf(Buffer.from(alone)), 'life');
    }),
  );
  const files = lives.flat().flatMap((row) => [row.weights, row.optimizerState, row.birthWeights]);
  const held = names.filter((name) => name.startsWith('weights/'));
  expect(held).toHaveLength(new Set(files.filter((file) => file !== null)).size);
  expect((await download(source, whole.id)).equals(archive)).toBe(true);
});

it('made while it ran and taken in elsewhere, is paused, goes on there and comes to the same figures', async () => {
  const imported = await upload(target.api, halfway);
  expect(imported).toMatchObject({
    outcome: 'imported',
    tournament: null,
    experiment: { id: whole.id, status: 'paused' },
  });
  const paused = await target.api.experiment(whole.id);
  expect(paused.reason).toMatch('imported; it ran when its archive was made');
  expect(await refusal(upload(target.api, archive))).toEqual([409, expect.stringContaining('is not the same')]);
  await target.api.resumeExperiment(whole.id);
  expect(outcomesOf(await until(target.api, whole.id, finished))).toEqual(outcomesOf(whole));
  await target.api.removeExperiment(whole.id);
});

it('taken in elsewhere by the command line, answers as before, and is exported as the same file', async () => {
  const file = path.join(await temporaryFolder(), 'twins.clade.tar.gz');
  const at = (gateway: GatewayProcess) => ['--server', gateway.address];
  const written = await startClade('experiment', 'export', 'twins', '--out', file, ...at(source)).ended;
  expect([written.exitCode, written.err]).toEqual([0, '']);
  expect((await stat(file)).size).toBe(archive.length);
  const { out } = await startClade('import', file, ...at(target)).ended;
  expect(out).toContain(`experiment ${whole.id} (Twins), finished, ${CELLS} tournaments, imported`);
  expect(withoutTime(await target.api.experiment(whole.id))).toEqual(withoutTime(whole));
  expect((await target.api.tournaments()).rows).toEqual([]);
  expect((await download(target, whole.id)).equals(archive)).toBe(true);
  expect((await upload(target.api, archive)).outcome).toBe('identical');
  const { tournamentId } = whole.runs[0];
  expect((await refusal(target.api.removeTournament(tournamentId)))[1]).toContain(
    `is a cell of experiment ${whole.id}`,
  );
  expect(await refusal(upload(target.api, packed(withExperiment({ id: 'bcdfghjk' }))))).toEqual([
    409,
    `tournament ${tournamentId} is here already, as a cell of experiment ${whole.id}`,
  ]);
});

it('of arms in which nobody is born after the founders is taken in, and exported as the same file', async () => {
  const design = { family: { values: ['gru'] }, width: { values: [8] } };
  const arms = [{ name: 'evolved' }, { use: 'one-model' }, { use: 'hand-designed', set: { searchSpace: design } }]; // prettier-ignore
  const config = { ...CONFIG, arms, seeds: [5], compute: { tolerance: 1 } };
  const { id } = await source.api.launchExperiment({ config });
  const { runs } = await until(source.api, id, finished);
  expect(runs.map(({ status }) => status)).toEqual(Array(3).fill('finished'));
  const file = await download(source, id);
  expect((await upload(target.api, file)).outcome).toBe('imported');
  expect((await download(target, id)).equals(file)).toBe(true);
});

it('without weights is taken in, but what has begun cannot go on, and says why', async () => {
  const begun = await startGateway({ data: await temporaryFolder() });
  try {
    await uploadCorpora(begun.api);
    const { id } = await begun.api.launchExperiment({ config: { ...CONFIG, seeds: [9] } });
    await until(begun.api, id, ({ runs }) => runs.some(({ closed }) => closed >= 1));
    await begun.api.pauseExperiment(id);
    const light = await download(begun, id, { weights: false });
    expect((await upload(target.api, light)).outcome).toBe('imported');
    await target.api.resumeExperiment(id);
    const stopped = await until(target.api, id, ({ status }) => status !== 'running');
    expect([stopped.status, stopped.reason]).toEqual(['paused', expect.stringMatching(/weights file .* is missing/)]);
  } finally {
    await begun.stop();
  }
});

const onPostgres = TEST_DATABASE_URL ? it : it.skip;
onPostgres('goes to PostgreSQL, the same file', async () => {
  const database = await freshDatabase(TEST_DATABASE_URL!);
  const postgres = await startGateway({ data: await temporaryFolder(), databaseUrl: database.url });
  try {
    const { tournamentId } = whole.runs[1];
    await upload(postgres.api, Buffer.from(await new Response(await source.api.archive(tournamentId)).arrayBuffer()));
    expect((await upload(postgres.api, archive)).outcome).toBe('imported'); // one of its tournaments was here by itself
    expect((await download(postgres, whole.id)).equals(archive)).toBe(true);
  } finally {
    await postgres.stop();
    await database.drop();
  }
});
