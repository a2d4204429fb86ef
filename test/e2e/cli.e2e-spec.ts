/** The command line for real: private gateways, a running server, interruptions, and what it says of bad input. */
import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { DiagnosisView } from '#contracts';
import { BUILT_IN_CORPORA } from '#sources';
import { clade, cladeWith, type Ended, startClade } from './support/cli-process';
import { SMALL_CONFIG, temporaryFolder } from './support/small-tournament';

jest.setTimeout(300_000);

interface Outcome {
  tournamentId: string;
  lineageHash: string;
  champion: { id: string; niche: string };
  champions: { id: string }[];
}

let folder: string;
let config: string;
const inFolder = (...names: string[]) => path.join(folder, ...names);
const parsed = <Answer>({ out }: Ended): Answer => JSON.parse(out) as Answer;

/** Uploads the corpora that SMALL_CONFIG names. */
async function addCorpora(data: string): Promise<void> {
  const files = { prose: 'moby', sounds: 'phonetic' };
  for (const [name, source] of Object.entries(files)) {
    const text = await BUILT_IN_CORPORA.find((corpus) => corpus.name === source)!.read();
    const file = inFolder(`${name}.txt`);
    await writeFile(file, text.slice(0, 60_000));
    const added = await clade('corpus', 'add', file, '--name', name, '--data', data, '--json');
    expect(parsed(added)).toMatchObject({ name, characters: 60_000, source: 'upload' });
  }
}

beforeAll(async () => {
  folder = await temporaryFolder();
  config = inFolder('small.yaml');
  await writeFile(config, JSON.stringify(SMALL_CONFIG));
});

describe('a tournament', () => {
  let data: string;
  let outcome: Outcome;
  let progress: string;

  beforeAll(async () => {
    data = inFolder('data');
    await addCorpora(data);
    const launched = await clade('launch', '--config', config, '--seed', '11', '--data', data, '--json');
    expect(launched.exitCode).toBe(0);
    outcome = parsed(launched);
    progress = launched.err;
  });

  it('ends with what came of it, its private gateway gone', () => {
    const baselines = Object.fromEntries(
      ['WB-0', 'WB-1', 'WB-2', 'WB-3', 'WB-4', 'WB-5'].map((n) => [n, expect.any(Number)]),
    );
    const champion = { id: expect.any(String), family: expect.any(String), niche: expect.any(String) };
    expect(outcome).toEqual({
      tournamentId: expect.any(String),
      status: 'finished',
      seed: 11,
      generations: 3,
      individuals: 17,
      lineageHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      engine: 'onnx',
      processor: expect.any(String),
      champion: expect.objectContaining({
        ...champion,
        nats: expect.any(Number),
        bitsPerCharacter: expect.any(Number),
      }),
      champions: [expect.objectContaining({ niche: 'prose' }), expect.objectContaining({ niche: 'sounds' })],
      communities: [expect.objectContaining({ niche: 'prose' }), expect.objectContaining({ niche: 'sounds' })],
      baselines: { prose: { ...baselines, validation: baselines }, sounds: { ...baselines, validation: baselines } },
      tokensTrained: expect.any(Number),
      tokensPerSecond: expect.any(Number),
      seconds: expect.any(Number),
    });
    expect(outcome.champions.map(({ id }) => id)).toContain(outcome.champion.id);
    expect(progress.match(/^closed {4}generation \d/gm)).toEqual([0, 1, 2].map((n) => `closed    generation ${n}`));
    expect(existsSync(path.join(data, 'clade.lock'))).toBe(false);
  });

  it('can be queried and replayed at a running server, which ends at a signal', async () => {
    const server = startClade('serve', '--data', data, '--port', '0');
    await server.wrote('Clade listens at http://127.0.0.1:');
    const { tournamentId: id, champion, lineageHash } = outcome;
    const ask = async <Answer = unknown>(...words: string[]): Promise<Answer> => {
      const answer = await clade(...words, '--data', data, '--json');
      expect(answer).toMatchObject({ exitCode: 0 });
      return parsed<Answer>(answer);
    };

    expect(await ask('list')).toMatchObject({ rows: [{ id, lineageHash }], next: null });
    expect(await ask('show', id)).toMatchObject({ id, status: 'finished', champion: { id: champion.id } });
    expect(await ask('generations', id)).toMatchObject([
      { generation: 0, metrics: { births: { all: 7 } } },
      { generation: 1 },
      { generation: 2 },
    ]);
    expect(await ask('individual', champion.id)).toMatchObject({ niche: champion.niche, tournamentId: id });
    expect((await ask<object[]>('ancestors', champion.id))[0]).toMatchObject({ depth: 0, id: champion.id });
    type Sums = { rows: { flops: number }[] };
    const flopsOf = ({ rows: sums }: Sums) => sums.reduce((sum, { flops }) => sum + flops, 0);
    const { flops } = await ask<{ flops: number }>('show', id);
    expect(flopsOf(await ask<Sums>('compute', id, '--by', 'kind'))).toBeCloseTo(flops, -3);
    const { own, lineage } = await ask<{ own: Sums; lineage: Sums }>('compute', champion.id);
    expect(flopsOf(own)).toBeLessThan(flopsOf(lineage));
    expect(flopsOf(lineage)).toBeLessThan(flops);
    const everyone = await ask<{ id: string }[]>('tree', id);
    expect(everyone).toHaveLength(17);
    expect((await ask<{ id: string }[]>('tree', everyone[0].id))[0].id).toBe(everyone[0].id);
    const rows = await ask<{ kind: string; name: string }[]>('leaderboard', id);
    expect(rows.filter(({ kind }) => kind === 'baseline')).toHaveLength(12);
    expect(rows.map(({ name }) => name)).toContain(champion.id);
    const draw = ['sample', champion.id, '--prompt', 'Th', '--length', '40', '--seed', '3'];
    const sample = await ask<{ text: string }>(...draw);
    expect([...sample.text]).toHaveLength(40);
    expect(await ask(...draw)).toEqual(sample);
    const mixed = ['sample', id, '--community', '--niche', 'sounds', '--prompt', 'Th', '--length', '40', '--seed', '3'];
    const text = await ask<{ text: string }>(...mixed);
    expect([...text.text]).toHaveLength(40);
    expect(await ask(...mixed)).toEqual(text);
    const out = inFolder('champion.onnx');
    const { bytes } = await ask<{ bytes: number }>('export', champion.id, '--out', out);
    expect((await stat(out)).size).toBe(bytes);
    const corpora = await ask<{ name: string }[]>('corpus', 'list');
    expect(corpora.map(({ name }) => name)).toEqual(expect.arrayContaining(['moby', 'prose', 'sounds']));
    expect(await ask('note', id, '--name', 'First')).toMatchObject({ name: 'First' });
    expect(await ask('verify', id)).toMatchObject({ status: 'matched', expected: lineageHash, actual: lineageHash });
    expect(await ask('theory', '--tournament', id)).toMatchObject([{ check: 'price.tournament', pass: true }]);
    expect((await clade('watch', id, '--data', data)).out).toMatch(/^launched [^]*\nfinished {2}champion .*\n$/);

    server.child.kill('SIGINT');
    expect(await server.ended).toMatchObject({ exitCode: 0, err: '' });
  });

  it('goes to another folder as an archive, and is deleted there', async () => {
    const { tournamentId: id, lineageHash } = outcome;
    const [file, elsewhere] = [inFolder('all.clade.tar.gz'), inFolder('elsewhere')];
    const exported = await clade('export', id, '--format', 'archive', '--out', file, '--data', data, '--json');
    expect(parsed(exported)).toEqual({
      tournamentId: id,
      format: 'archive',
      file,
      bytes: (await stat(file)).size,
    });
    const imported = await clade('import', file, '--data', elsewhere, '--json');
    expect(parsed(imported)).toMatchObject({ outcome: 'imported', tournament: { id, lineageHash } });
    const unasked = await clade('delete', id, '--data', elsewhere);
    expect(unasked).toMatchObject({ exitCode: 2, err: expect.stringContaining('--yes deletes without asking') });
    const deleted = await clade('delete', id, '--yes', '--data', elsewhere);
    expect(deleted).toEqual({ exitCode: 0, err: '', out: `${id} is deleted\n` });
    expect((await clade('show', id, '--data', elsewhere)).exitCode).toBe(3);
    const light = await clade(
      'export',
      id,
      '--format',
      'newick',
      '--no-weights',
      '--out',
      inFolder('x'),
      '--data',
      data,
    );
    expect(light).toMatchObject({ exitCode: 2, err: expect.stringContaining('must be archive') });
    const bad = await clade('import', config, '--data', elsewhere);
    expect(bad).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(/^\S+\.yaml: archive: is no gzip, or is damaged: .+\n$/),
    });
  });

  it('comes to the same lineage hash when its command is killed, and interrupted', async () => {
    const other = inFolder('other');
    await addCorpora(other);
    const killed = startClade('launch', '--config', config, '--seed', '11', '--data', other);
    await killed.wrote('closed    generation 0');
    killed.child.kill('SIGKILL');
    await killed.ended;
    // The private gateway pauses the tournament, and ends.
    while (existsSync(path.join(other, 'clade.lock'))) await setTimeout(50);

    const interrupted = startClade('resume', '--data', other);
    await interrupted.wrote('resumed   at generation ');
    interrupted.child.kill('SIGINT');
    const { exitCode, err } = await interrupted.ended;
    expect(exitCode).toBe(130);
    expect(err).toMatch(/\nPaused\. Go on with: clade resume [0-9a-z]{8} --data \S+\n$/);
    expect(existsSync(path.join(other, 'clade.lock'))).toBe(false);

    const elsewhere = await cladeWith({ CLADE_ENGINE: 'tfjs-cpu' }, 'resume', '--data', other);
    const refusal = /began on the engine onnx, and this server runs tfjs-cpu: CLADE_ENGINE names it\n$/;
    expect(elsewhere).toMatchObject({ exitCode: 1, err: expect.stringMatching(refusal) });

    const resumed = await clade('resume', '--data', other, '--json');
    expect(parsed(resumed)).toMatchObject({ status: 'finished', lineageHash: outcome.lineageHash });
  });
});

describe('engines', () => {
  it('are told by the doctor, whose exit code says whether that of the settings is there', async () => {
    const healthy = await clade('doctor', '--data', inFolder('none'), '--json');
    const diagnosis = parsed<DiagnosisView>(healthy);
    expect(healthy).toMatchObject({ exitCode: 0, err: '' });
    expect(diagnosis).toMatchObject({ engine: 'onnx', node: process.version, dataFolder: { problem: null } });
    expect(diagnosis.engines.find(({ name }) => name === 'onnx')).toMatchObject({ missing: null });
    expect(existsSync(inFolder('none'))).toBe(false);

    for (const { name, missing, install } of diagnosis.engines) {
      if (missing === null) continue;
      const settings = { CLADE_ENGINE: name, CLADE_DATA: inFolder('none') };
      const ill = await cladeWith(settings, 'doctor');
      expect(ill).toMatchObject({ exitCode: 1, err: `the engine ${name}, which CLADE_ENGINE names, does not start\n` });
      const refused = await cladeWith(settings, 'serve', '--port', '0');
      expect(refused).toMatchObject({ exitCode: 1, out: '' });
      expect(refused.err).toBe(`the engine ${name} does not start: ${missing}\nIt needs: ${install}\n`);
      const config = inFolder('small.yaml');
      await writeFile(config, JSON.stringify(SMALL_CONFIG));
      // what only reads needs no engine
      expect(await cladeWith(settings, 'list')).toMatchObject({ exitCode: 0, err: '' });
      expect(await cladeWith(settings, 'launch', '--config', config)).toMatchObject({ exitCode: 1, err: refused.err });
      expect((await cladeWith(settings, 'list')).out).toContain('No tournaments yet');
      return; // one says it for all
    }
  });

  it('that are unknown are refused with those that there are', async () => {
    for (const words of [['doctor'], ['list'], ['serve']]) {
      const { exitCode, err } = await cladeWith({ CLADE_ENGINE: 'cuda' }, ...words, '--data', inFolder('none'));
      expect(exitCode).toBe(2);
      expect(err).toMatch(/^CLADE_ENGINE is "cuda"; must be one of onnx, native, onnx-webgpu, [^\n]+\n$/);
    }
  });
});

describe('bad input', () => {
  let server: ReturnType<typeof startClade>;
  beforeAll(async () => {
    await mkdir(inFolder('empty'));
    await writeFile(inFolder('file'), '');
    await writeFile(inFolder('open.yaml'), 'name: Open\nniches: [\n');
    await writeFile(inFolder('wrong.yaml'), JSON.stringify({ ...SMALL_CONFIG, generations: 0, colour: 'red' }));
    server = startClade('serve', '--data', inFolder('empty'), '--port', '0');
    await server.wrote('Clade listens at');
  });
  afterAll(async () => {
    server.child.kill('SIGTERM');
    await server.ended;
  });

  it.each([
    ['no config', ['launch'], 2, /required option '--config <file>'/],
    ['a config that is not there', ['launch', '--config', 'none.yaml'], 2, /^none\.yaml: there is no such file\n$/],
    ['a config that is no YAML', ['launch', '--config', '{}/open.yaml'], 2, /open\.yaml, line \d: [^\n]+\n$/],
    [
      'wrong fields',
      ['launch', '--config', '{}/wrong.yaml'],
      2,
      /^(?:\S+wrong\.yaml, line 1, column \d+: (?:generations is 0|niches\.\d\.corpus |colour is ).+\n){4}$/,
    ],
    [
      'a seed that is none',
      ['launch', '--config', 'x', '--seed', '1.5'],
      2,
      /'--seed <n>' argument '1\.5'.+0 to 2\^53 - 1/,
    ],
    ['too few workers', ['launch', '--config', 'x', '--workers', '0'], 2, /'--workers <n>' argument '0'.+1 to 256/],
    ['an unknown tournament', ['show', 'none'], 3, /^there is no tournament "none"\n$/],
    ['an unknown individual', ['ancestors', 'none-0-0'], 3, /^there is no individual "none-0-0"\n$/],
    ['nothing to resume', ['resume'], 3, /^No tournament is paused\n$/],
    ['a file as data folder', ['list', '--data', '{}/file'], 2, /^\S+file cannot be used as a data folder: [^\n]+\n$/],
    [
      'no server',
      ['list', '--server', 'http://127.0.0.1:9'],
      1,
      /^No Clade server answers at http:\/\/127\.0\.0\.1:9 \(/,
    ],
  ])('%s', async (_, words, exitCode, sentence) => {
    const given = ['--data', inFolder('empty'), ...words.map((word) => word.replace('{}', folder))];
    expect(await clade(...given)).toEqual({ exitCode, out: '', err: expect.stringMatching(sentence) });
  });
});
