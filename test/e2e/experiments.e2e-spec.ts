/** An experiment's figures are the same wherever it was paused, killed and resumed; its cells are twins; what is wrong with it is told before it begins. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExperimentDetailView } from '#contracts';
import { refusal } from './support/archives';
import { startClade } from './support/cli-process';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { CELLS, CONFIG, finished, outcomesOf, until } from './support/small-experiment';
import { SMALL_CONFIG, temporaryFolder, uploadCorpora } from './support/small-tournament';

jest.setTimeout(400_000);

let gateway: GatewayProcess;
let whole: ExperimentDetailView;
beforeAll(async () => {
  gateway = await startGateway({ data: await temporaryFolder(), workers: 2 });
  await uploadCorpora(gateway.api);
  const { id, status, cells } = await gateway.api.launchExperiment({ config: CONFIG });
  expect([status, cells]).toEqual(['running', CELLS]);
  whole = await until(gateway.api, id, finished);
});
afterAll(() => gateway.stop());

it('tells a row for each arm and contrast, paired by seed', () => {
  const [evolved, neutral] = whole.rows;
  expect(whole.rows).toHaveLength(2);
  const of = (arm: string) => whole.runs.filter((run) => run.arm === arm).map(({ outcome }) => outcome!);
  const [own, other] = [of('evolved'), of('neutral')];
  const differences = own.map((bits, seed) => bits - other[seed]);
  expect(evolved).toMatchObject({
    arm: 'evolved',
    seeds: 2,
    pairs: 2,
    differenceTo: 'neutral',
    isFinal: true,
    isToControl: true,
  });
  expect(evolved.mean).toBeCloseTo((own[0] + own[1]) / 2, 12);
  expect(evolved.difference).toBeCloseTo((differences[0] + differences[1]) / 2, 12);
  // Student's t of one degree of freedom: 12.706
  const reach = (12.7062047 * Math.abs(differences[0] - differences[1])) / 2;
  expect(evolved.differenceInterval![1] - evolved.difference!).toBeCloseTo(reach, 6);
  expect(neutral).toMatchObject({ arm: 'neutral', differenceTo: null, difference: null });
  expect(whole.power.detectable).toBeGreaterThan(1);
});

it('counts all that its tournaments spent, and tells of it the share that is training', async () => {
  for (const { tournamentId, flops, trainingFlops } of whole.runs) {
    const { rows: compute } = await gateway.api.compute(tournamentId);
    const of = (kinds: readonly string[]) =>
      compute.filter(({ kind }) => kinds.includes(kind!)).reduce((sum, work) => sum + work.flops, 0);
    expect(trainingFlops).toBe(of(['training', 'learning']));
    expect(flops - trainingFlops).toBe(of(['evaluation', 'probes', 'ambiguity', 'test', 'community']));
    expect(flops).toBeGreaterThan(trainingFlops);
  }
  const [evolved] = whole.rows;
  const own = whole.runs.filter(({ arm }) => arm === 'evolved');
  const sumOf = (field: 'flops' | 'trainingFlops') => own.reduce((sum, run) => sum + run[field], 0);
  expect(evolved.flops).toBe(sumOf('flops') / 2);
  expect(evolved.trainingShare).toBeCloseTo(sumOf('trainingFlops') / sumOf('flops'), 12);
});

it('gives its tournaments as a table, a row each, with what a reader needs to make them anew', async () => {
  const out = path.join(await temporaryFolder(), 'runs.csv');
  const { exitCode } = await startClade(
    ...['experiment', 'export', whole.id, '--format', 'csv', '--out', out, '--server', gateway.address],
  ).ended;
  const [head, ...rows] = (await readFile(out, 'utf8')).trimEnd().split('\r\n');
  expect([exitCode, rows.length]).toEqual([0, CELLS]);
  const columns = head.split(',');
  for (const [at, { tournamentId, arm, seed, outcome, flops, lineageHash }] of whole.runs.entries()) {
    const cells = rows[at].split(',');
    const of = (name: string) => cells[columns.indexOf(name)];
    expect([of('tournamentId'), of('arm'), of('lineageHash')]).toEqual([tournamentId, arm, lineageHash]);
    expect([of('seed'), of('outcome'), of('flops')].map(Number)).toEqual([seed, outcome, flops]);
    expect(await gateway.api.tournament(tournamentId)).toMatchObject({ lineageHash });
  }
});

it('tells a metric over its seeds: as another outcome, and by generation', async () => {
  const name = 'meanBitsPerCharacter';
  const [niche] = SMALL_CONFIG.niches.map((each) => each.name);
  const { outcome, rows, curves } = await gateway.api.experimentMetric(whole.id, { name, subject: niche });
  expect(outcome).toMatchObject({ what: `${name} of ${niche} in the last generation`, direction: 'lower' });
  const valuesOf = (arm: string, generation: number) =>
    Promise.all(
      whole.runs
        .filter((run) => run.arm === arm)
        .map(async ({ tournamentId: id }) => {
          const { rows: values } = await gateway.api.metricValues(id, { name, subject: niche, generation });
          return values[0].value;
        }),
    );
  const [own, other] = await Promise.all([valuesOf('evolved', 1), valuesOf('neutral', 1)]);
  expect(rows[0]).toMatchObject({
    arm: 'evolved',
    differenceTo: 'neutral',
    isToControl: false,
    isGain: false,
    pairs: 2,
  });
  expect(rows[0].difference).toBeCloseTo((own[0] - other[0] + own[1] - other[1]) / 2, 12);
  expect(curves.map(({ arm, points }) => [arm, points.length])).toEqual([
    ['evolved', 2],
    ['neutral', 2],
  ]);
  const [one, two] = await valuesOf('neutral', 0);
  expect(curves[1].points[0]).toMatchObject({ generation: 0, mean: (one + two) / 2, seeds: 2 });
  const { exitCode, out } = await startClade(
    ...['experiment', 'metric', whole.id, '--name', name, '--subject', niche, '--from', '0', '--to', '1'],
    ...['--server', gateway.address],
  ).ended;
  expect([exitCode, out]).toEqual([0, expect.stringContaining(`${name} of ${niche} in generations 0 to 1`)]);
  expect(await refusal(gateway.api.experimentMetric(whole.id, { name: 'meanBits' }))).toEqual([
    422,
    expect.stringContaining('must be a metric of a niche, a deme or a generation'),
  ]);
});

it('has a metric as its outcome', async () => {
  const outcome = { measure: 'metric', metric: { name: 'genotypes', in: { from: 0, to: 1 } } } as const;
  const { id } = await gateway.api.launchExperiment({ config: { ...CONFIG, seeds: [5], outcome } });
  const { runs, outcome: told } = await until(gateway.api, id, finished);
  expect(told).toMatchObject({ what: 'genotypes of all demes in generations 0 to 1', unit: 'genotypes' });
  const { rows } = await gateway.api.metricValues(runs[0].tournamentId, { name: 'genotypes' });
  expect(rows.length).toBeGreaterThan(1);
  expect(runs[0].outcome).toBeCloseTo(rows.reduce((sum, { value }) => sum + value, 0) / rows.length, 12);
  await gateway.api.removeExperiment(id);
});

it('has twins share founders, and nobody share more', async () => {
  const genomesOf = async (arm: string, generation: number) => {
    const { tournamentId } = whole.runs.find((run) => run.arm === arm && run.seed === 5)!;
    const { rows } = await gateway.api.individuals(tournamentId, { generation });
    return Promise.all(rows.map(async ({ id }) => (await gateway.api.individual(id)).genome));
  };
  expect(await genomesOf('neutral', 0)).toEqual(await genomesOf('evolved', 0));
  expect(await genomesOf('neutral', 1)).not.toEqual(await genomesOf('evolved', 1));
});

it('keeps its cells: they are ordinary tournaments, but for being deleted', async () => {
  const { tournamentId } = whole.runs[0];
  expect(await gateway.api.tournament(tournamentId)).toMatchObject({
    status: 'finished',
    name: 'Twins: evolved, seed 5',
  });
  expect((await gateway.api.tournaments()).rows).toEqual([]);
  expect((await gateway.api.tournaments({ all: true })).rows).toHaveLength(CELLS);
  const [status, detail] = await refusal(gateway.api.removeTournament(tournamentId));
  expect([status, detail]).toEqual([409, expect.stringContaining(`is a cell of experiment ${whole.id}`)]);
});

it('comes to the same figures after kill -9 in the middle, and a resume', async () => {
  const data = await temporaryFolder();
  const killed = await startGateway({ data });
  await uploadCorpora(killed.api);
  const file = path.join(data, 'experiment.json');
  await writeFile(file, JSON.stringify(CONFIG));
  const followed = startClade('experiment', '--config', file, '--server', killed.address);
  await followed.wrote('ended  ');
  const { id } = (await killed.api.experiments()).rows[0];
  await until(killed.api, id, ({ ended, runs }) => ended >= 1 && runs.some(({ status }) => status === 'running'));
  await killed.kill();
  const { exitCode, err } = await followed.ended;
  expect([exitCode, err]).toEqual([1, expect.stringContaining(`go on with: clade experiment resume ${id} --server`)]);

  const second = await startGateway({ data });
  const paused = await second.api.experiment(id);
  expect(paused).toMatchObject({ status: 'paused', reason: expect.stringMatching('interrupted') });
  expect(paused.ended).toBeLessThan(CELLS);
  await second.api.resumeExperiment(id);
  const again = await until(second.api, id, finished);
  expect(outcomesOf(again)).toEqual(outcomesOf(whole));
  expect(await refusal(second.api.resumeExperiment(id))).toEqual([409, expect.stringContaining('nothing to resume')]);
  await second.stop();
});

it('is run, paused by Ctrl-C, resumed and deleted on the command line', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'experiment.json');
  await writeFile(file, JSON.stringify(CONFIG, null, 2));
  const server = ['--server', gateway.address, '--json'];
  const running = startClade('experiment', '--config', file, ...server);
  await running.wrote('ended  ');
  running.child.kill('SIGINT');
  const stopped = await running.ended;
  expect(stopped.exitCode).toBe(130);
  const { id, status } = JSON.parse(stopped.out) as ExperimentDetailView;
  expect([status, stopped.err]).toEqual(['paused', expect.stringContaining(`clade experiment resume ${id}`)]);

  const resumed = await startClade('experiment', 'resume', id, ...server).ended;
  expect(resumed.exitCode).toBe(0);
  expect(outcomesOf(JSON.parse(resumed.out) as ExperimentDetailView)).toEqual(outcomesOf(whole));

  const { out } = await startClade('experiment', 'show', id, '--server', gateway.address).ended;
  expect(out).toMatch(/(No gain|Gain) due to evolution of evolved over neutral( is shown)?: /);
  expect((await startClade('experiment', 'delete', id, '--yes', ...server).ended).exitCode).toBe(0);
  const { tournamentId } = (JSON.parse(resumed.out) as ExperimentDetailView).runs[0];
  expect((await refusal(gateway.api.tournament(tournamentId)))[0]).toBe(404);
  expect((await startClade('experiment', 'show', id, ...server).ended).exitCode).toBe(3);
});

it('is cancelled for good while somebody follows it, and never seems to be paused', async () => {
  const file = path.join(await temporaryFolder(), 'experiment.json');
  const long = { ...CONFIG, name: 'Ended early', seeds: { from: 1, count: 10 } };
  await writeFile(file, JSON.stringify(long));
  const followed = startClade('experiment', '--config', file, '--server', gateway.address);
  await followed.wrote('ended  ');
  const { id } = (await gateway.api.experiments({ called: long.name })).rows[0];
  const cancelled = startClade('experiment', 'cancel', id, '--server', gateway.address);
  const seen = new Set<string>();
  do seen.add((await gateway.api.experiment(id)).status);
  while (!seen.has('cancelled') && !seen.has('finished'));
  expect(seen).toEqual(new Set(['running', 'cancelled']));
  const { exitCode, out } = await cancelled.ended;
  expect([exitCode, out]).toEqual([
    0,
    expect.stringMatching(`^${id} is cancelled: \\d+ of 20 tournaments had finished`),
  ]);
  const end = await followed.ended;
  expect([end.exitCode, end.err]).toEqual([4, expect.stringMatching(/\d+ of its tournaments did not finish/)]);
  expect(end.err).not.toContain('resume');
  await gateway.api.removeExperiment(id);
});

it('tells beforehand what it can find and would spend, and keeps nothing', async () => {
  const file = path.join(await temporaryFolder(), 'experiment.json');
  await writeFile(file, JSON.stringify(CONFIG));
  const before = await gateway.api.experiments();
  const { exitCode, out } = await startClade('experiment', '--config', file, '--dry-run', '--server', gateway.address)
    .ended;
  expect([exitCode, out]).toEqual([0, expect.stringContaining('2 seeds find a difference of ')]);
  const { cells, power, arms } = await gateway.api.planExperiment({ config: CONFIG });
  expect([cells, power]).toEqual([CELLS, whole.power]);
  expect(arms.map(({ arm }) => arm)).toEqual(['evolved', 'neutral']);
  expect(arms[0].flops).toBe(arms[1].flops);
  expect(await gateway.api.experiments()).toEqual(before);
});

it('tells what is wrong where the config says it, and keeps nothing', async () => {
  const folder = await temporaryFolder();
  const file = path.join(folder, 'wrong.json');
  const arms = [...CONFIG.arms, { name: 'more', set: { generations: 5 } }];
  await writeFile(file, JSON.stringify({ ...CONFIG, arms }, null, 2));
  const before = await gateway.api.experiments();
  const { exitCode, err } = await startClade('experiment', '--config', file, '--server', gateway.address).ended;
  expect([exitCode, err]).toEqual([
    2,
    expect.stringMatching(/wrong\.json, line \d+, column \d+: arms\.2 is not at equal compute: /),
  ]);
  expect(await gateway.api.experiments()).toEqual(before);
});
