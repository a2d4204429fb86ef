import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { runCli } from './run-cli';
import { TOURNAMENT } from './testing/tournament-view';

const VERIFICATION = {
  id: 'v1',
  tournamentId: 'k3f9',
  expected: 'abc',
  actual: null,
  generation: -1,
  generations: 5,
  reason: null,
  expectedOn: { engine: 'onnx', processor: 'x86' },
  actualOn: { engine: 'tfjs-cpu', processor: 'x86' },
};
const NOT_FOUND = { type: 'about:blank', title: 'Not Found', status: 404, detail: 'there is no tournament "none"' };
const INVALID = { ...NOT_FOUND, status: 422, errors: [{ field: 'config.generations', message: 'is 0; must be 1' }] };

describe('runCli', () => {
  let server: Server;
  let address: string;
  let folder: string;
  let answers: Record<string, [status: number, body: unknown]>;
  let received: Record<string, string>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clade-cli-'));
    server = createServer(async (request, response) => {
      const route = `${request.method} ${request.url}`;
      received[route] = '';
      for await (const chunk of request) received[route] += chunk;
      const [status, body] = answers[route] ?? [404, NOT_FOUND];
      response.writeHead(status).end(JSON.stringify(body));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    received = {};
    answers = {};
  });

  async function clade(...words: string[]): Promise<{ exitCode: number; out: string; err: string }> {
    const streams = { out: new PassThrough(), err: new PassThrough() };
    const exitCode = await runCli([...words, '--server', address], streams);
    const text = (stream: PassThrough) => String(stream.read() ?? '');
    return { exitCode, out: text(streams.out), err: text(streams.err) };
  }

  it('prints the JSON of the API and nothing else', async () => {
    answers['GET /api/tournaments/k3f9'] = [200, TOURNAMENT];
    answers['GET /api/tournaments/k3f9/forks'] = [200, []];
    const { exitCode, out, err } = await clade('show', 'k3f9', '--json');
    expect(JSON.parse(out)).toEqual(TOURNAMENT);
    expect([exitCode, err]).toEqual([0, '']);
  });

  it('shows which champion is far worse on test than on validation', async () => {
    const champions = ['k3f9-1-2', 'k3f9-1-3'].map((id) => ({ id, niche: 'moby', bitsPerCharacter: 2.5 }));
    answers['GET /api/tournaments/k3f9'] = [200, { ...TOURNAMENT, champions }];
    answers['GET /api/tournaments/k3f9/forks'] = [200, []];
    for (const [index, { id }] of champions.entries()) {
      const evaluations = [
        { part: 'validation', bitsPerCharacter: 2.5, standardErrorNats: 0.01 },
        { part: 'test', bitsPerCharacter: 2.5 + index, standardErrorNats: 0.01 },
      ];
      answers[`GET /api/individuals/${id}`] = [200, { id, evaluations }];
    }
    const { out } = await clade('show', 'k3f9');
    expect(out.match(/champion .* is far worse on test .*/g)).toEqual([
      'champion k3f9-1-3 is far worse on test than on validation: by 1.000 ± 0.020 bits per character (± this text)',
    ]);
  });

  it('shows names safely, and no colours where there is no terminal', async () => {
    answers['GET /api/tournaments'] = [200, { rows: [TOURNAMENT], next: 'two' }];
    answers['GET /api/tournaments?cursor=two'] = [200, { rows: [{ ...TOURNAMENT, id: 'older' }], next: null }];
    const { out } = await clade('list');
    expect(out).toContain('\nk3f9   Demo\\u{1b}[2J  paused         2/4        1,200 ');
    expect(out).toContain('\nolder  ');
    expect(out).not.toContain('\u001b');
  });

  it('reads every page of a list', async () => {
    answers['GET /api/tournaments'] = [200, { rows: [], next: 'two' }];
    answers['GET /api/tournaments?cursor=two'] = [200, { rows: [TOURNAMENT], next: null }];
    expect(JSON.parse((await clade('list', '--json')).out)).toEqual({ rows: [TOURNAMENT], next: null });
  });

  it.each([
    ['a generation that is not there', ['ratings', 'k3f9', '--generation', '9'], 2],
    ['nothing to do', [], 2],
    ['an unknown command', ['breed'], 2],
    ['an unknown option', ['list', '--nonsense'], 2],
    ['an id that is missing', ['show'], 2],
    ['a word too many', ['pause', 'k3f9', 'k3f8'], 2],
    ['a number that is none', ['sample', 'k3f9-0-1', '--prompt', 'x', '--temperature', 'hot'], 2],
    ['a format that is none', ['export', 'k3f9-0-1', '--out', 'x', '--format', 'pickle'], 2],
    ['a lineage of an individual', ['export', 'k3f9-0-1', '--out', 'x', '--format', 'newick'], 2],
    ['a model of a tournament', ['export', 'k3f9', '--out', 'x', '--format', 'onnx'], 2],
    ['rows in no format of rows', ['export', 'k3f9', '--out', 'x', '--format', 'nexus', '--rows', 'battles'], 2],
    ['names in rows', ['export', 'k3f9', '--out', 'x', '--format', 'csv', '--labels', 'names'], 2],
    ['labels that are none', ['export', 'k3f9', '--out', 'x', '--format', 'newick', '--labels', 'both'], 2],
    ['an export to nowhere', ['export', 'k3f9-0-1'], 2],
    ['an export of nobody', ['export', 'none', '--out', join(tmpdir(), 'clade-none.onnx')], 3],
    ['a note without a word', ['note', 'k3f9'], 2],
    ['help', ['--help'], 0],
    ['help of a command', ['launch', '--help'], 0],
    ['something that is not there', ['show', 'none'], 3],
    ['no tournament to resume', ['resume'], 3],
    ['a value that the server refuses', ['ratings', 'k3f9', '--rater', 'nobody'], 2],
  ])('answers %s with its exit code', async (_, words, expected) => {
    answers['GET /api/tournaments'] = [200, { rows: [{ ...TOURNAMENT, status: 'finished' }], next: null }];
    answers['GET /api/tournaments/k3f9'] = [200, TOURNAMENT];
    answers['GET /api/tournaments/k3f9/ratings?rater=nobody'] = [422, INVALID];
    const { exitCode, out, err } = await clade(...words);
    expect(exitCode).toBe(expected);
    expect(expected === 0 ? err : out).toBe('');
    expect(expected === 0 ? out : err).not.toBe('');
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('says its exit codes in its help', async () => {
    expect((await clade('--help')).out).toMatch(/Exit codes:[^]*\b3 {4}an id or a name[^]*\b130 /);
  });

  it('says in one sentence that no server answers', async () => {
    const streams = { out: new PassThrough(), err: new PassThrough() };
    expect(await runCli(['list', '--server', 'http://127.0.0.1:1'], streams)).toBe(1);
    expect(String(streams.err.read())).toMatch(/^No Clade server answers at http:\/\/127\.0\.0\.1:1 \([^\n]+\)\n$/);
  });

  it('prints a line for each wrong field of a config', async () => {
    const file = join(folder, 'config.yaml');
    writeFileSync(file, 'generations: 0\n');
    answers['POST /api/tournaments'] = [422, INVALID];
    expect(await clade('launch', '--config', file, '--seed', '7')).toEqual({
      exitCode: 2,
      out: '',
      err: `${file}, line 1, column 1: generations is 0; must be 1
`,
    });
    expect(JSON.parse(received['POST /api/tournaments'])).toEqual({ config: { generations: 0 }, seed: 7 });
  });

  it('leaves a detached tournament to the server, and tells how to watch it', async () => {
    const file = join(folder, 'config.yaml');
    writeFileSync(file, 'generations: 5\n');
    answers['POST /api/tournaments'] = [201, { ...TOURNAMENT, status: 'running' }];
    const { exitCode, out } = await clade('launch', '--config', file, '--detach');
    expect([exitCode, out]).toEqual([0, `Launched. Watch it with: clade watch k3f9 --server ${address}\n`]);
    const json = JSON.parse((await clade('launch', '--config', file, '--detach', '--json')).out) as object;
    expect(json).toMatchObject({ tournamentId: 'k3f9', status: 'running', tokensPerSecond: 1e6 / 185 });
  });

  it.each([
    ['matched', 'abc', 0],
    ['differed', 'abd', 1],
    ['failed', null, 1],
  ])('ends a verification that %s with its exit code', async (status, actual, expected) => {
    const reason = status === 'failed' ? 'workers died' : null;
    answers['POST /api/tournaments/k3f9/verifications'] = [202, { ...VERIFICATION, status: 'running', generation: 1 }];
    answers['GET /api/verifications/v1'] = [200, { ...VERIFICATION, status, actual, reason }];
    const { exitCode, out, err } = await clade('verify', 'k3f9');
    expect(exitCode).toBe(expected);
    expect(out).toContain('expected abc, onnx on x86\n');
    expect(out).toContain(`actual   ${actual ?? '–'}, tfjs-cpu on x86\n`);
    expect(err).toBe(`replayed  generation 1/4\n${reason ? `${reason}\n` : ''}`);
  });

  it('gives names and notes to tournaments and individuals, and takes them away', async () => {
    answers['PATCH /api/tournaments/k3f9'] = [200, TOURNAMENT];
    answers['PATCH /api/individuals/k3f9-0-12'] = [200, {}];
    await clade('note', 'k3f9', '--name', 'Ahab');
    await clade('note', 'k3f9-0-12', '--text', '');
    expect(received['PATCH /api/tournaments/k3f9']).toBe('{"name":"Ahab"}');
    expect(received['PATCH /api/individuals/k3f9-0-12']).toBe('{"notes":null}');
  });

  it('exports a model to a file, which it overwrites only when told to', async () => {
    const file = join(folder, 'k3f9-0-1.safetensors');
    const words = ['export', 'k3f9-0-1', '--format', 'safetensors', '--out', file];
    answers['GET /api/individuals/k3f9-0-1/export?format=safetensors'] = [200, { some: 'bytes' }];
    expect(await clade(...words)).toEqual({ exitCode: 0, out: `${file}  16 bytes\n`, err: '' });
    expect(readFileSync(file, 'utf8')).toBe('{"some":"bytes"}');
    expect(await clade(...words)).toEqual({
      exitCode: 2,
      out: '',
      err: `${file} is there already; --force overwrites it\n`,
    });
    answers['GET /api/individuals/k3f9-0-1/export?format=safetensors'] = [200, {}];
    expect(JSON.parse((await clade(...words, '--force', '--json')).out)).toEqual({
      individualId: 'k3f9-0-1',
      format: 'safetensors',
      file,
      bytes: 2,
    });
  });

  it('exports to standard output, where it then says nothing else', async () => {
    answers['GET /api/individuals/k3f9-0-1/export?format=onnx'] = [200, { some: 'bytes' }];
    const bare = await clade('export', 'k3f9-0-1', '--out', '-');
    expect(bare).toEqual({ exitCode: 0, out: '{"some":"bytes"}', err: 'standard output  16 bytes\n' });
    const { out, err } = await clade('export', 'k3f9-0-1', '--out', '-', '--json');
    expect([out, JSON.parse(err)]).toEqual([
      '{"some":"bytes"}',
      { individualId: 'k3f9-0-1', format: 'onnx', file: '-', bytes: 16 },
    ]);
  });

  it("exports a tournament's lineage, or rows, by the format", async () => {
    const out = (name: string) => ['--out', join(folder, name)];
    answers['GET /api/tournaments/k3f9/lineage?format=newick'] = [200, 'tree'];
    answers['GET /api/tournaments/k3f9/lineage?format=nexus&labels=names'] = [200, 'names'];
    answers['GET /api/tournaments/k3f9/lineage?format=alife-csv'] = [200, 'table'];
    answers['GET /api/tournaments/k3f9/individuals?format=ndjson'] = [200, 'rows'];
    answers['GET /api/tournaments/k3f9/battles?format=csv'] = [200, 'battles'];
    expect(await clade('export', 'k3f9', '--format', 'newick', ...out('a.nwk'))).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(folder, 'a.nwk'), 'utf8')).toBe('"tree"');
    const named = await clade('export', 'k3f9', '--format', 'nexus', '--labels', 'names', ...out('a.nex'));
    expect(named).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(folder, 'a.nex'), 'utf8')).toBe('"names"');
    expect(JSON.parse((await clade('export', 'k3f9', ...out('a.csv'), '--json')).out)).toEqual({
      tournamentId: 'k3f9',
      format: 'alife-csv',
      file: join(folder, 'a.csv'),
      bytes: 7,
    });
    expect(await clade('export', 'k3f9', '--format', 'ndjson', ...out('a.ndjson'))).toMatchObject({ exitCode: 0 });
    expect(await clade('export', 'k3f9', '--rows', 'battles', ...out('b.csv'))).toMatchObject({ exitCode: 0 });
    const { err } = await clade('export', 'k3f9-0-1', '--format', 'newick', ...out('x'));
    expect(err).toBe('error: k3f9-0-1 is an individual and --format is newick; must be onnx, safetensors\n');
  });

  it('asks for relatives, genes, words and comparisons', async () => {
    const relative = { id: 'k3f9-0-1', generation: 0, slot: 1, niche: 'moby', family: 'gru', bitsPerCharacter: 2 };
    const line = [{ ...relative, depth: 0, parents: [] }];
    const champion = { id: 'k3f9-0-1', bitsPerCharacter: 2 };
    answers['GET /api/tournaments/k3f9'] = [200, { ...TOURNAMENT, champion, champions: [champion] }];
    answers['GET /api/tournaments/young'] = [200, { ...TOURNAMENT, id: 'young' }];
    answers['GET /api/individuals/k3f9-0-1/line'] = [200, line];
    const member = { ...relative, diedGeneration: null, parents: [] };
    answers['GET /api/individuals/k3f9-0-1'] = [200, member];
    answers['GET /api/tournaments/k3f9/individuals?format=ndjson'] = [200, member];
    answers['GET /api/tournaments/k3f9/individuals?minGeneration=0&maxGeneration=2&format=ndjson'] = [200, member];
    answers['GET /api/individuals/k3f9-0-1/common-ancestors?with=k3f9-0-2'] = [200, []];
    answers['GET /api/search?text=white+whale'] = [200, [{ id: 'k3f9-0-1', name: 'Moby\u001b', notes: null }]];
    const alleles = [{ value: 32, count: 3 }];
    const generations = [{ generation: 0, living: 4, alleles, quantiles: null }];
    answers['GET /api/tournaments/k3f9/genes/width'] = [200, { locus: 'width', kind: 'ordinal', generations }];
    const niches = [{ niche: 'moby', generations: [{ generation: 0, bestBitsPerCharacter: [2.5, null] }] }];
    const tournaments = [
      { ...TOURNAMENT, champion },
      { ...TOURNAMENT, id: 'young' },
    ];
    const differences = [{ field: 'seed', values: [1, 2] }];
    answers['GET /api/comparison?tournaments=k3f9%2Cyoung'] = [200, { tournaments, differences, niches }];
    const outputs: [string[], RegExp][] = [
      [['tree', 'k3f9'], /\n★ k3f9-0-1 {2}gru {9}2\.000 {5}0- {2}moby\n/],
      [['tree', 'k3f9-0-1', '--generation', '2'], /\n★ k3f9-0-1 {2}gru /],
      [['tree', 'k3f9', '--line'], /\nk3f9-0-1 {4}gru {5}moby {12}0 {6}2\.000\n$/],
      [['ancestors', 'k3f9-0-1', '--line'], /\nk3f9-0-1 {4}gru /],
      [['ancestors', 'k3f9-0-1', '--with', 'k3f9-0-2'], /^k3f9-0-1 and k3f9-0-2 have no common ancestor\n$/],
      [['list', '--search', 'white whale'], /\nk3f9-0-1 {2}Moby\\u\{1b\}\n$/],
      [['generations', 'k3f9', '--gene', 'width'], /^generation {4}32\n {9}0 {2}75 %\n$/],
      [['show', 'k3f9', 'young'], /\nseed +1 +2\n[^]*\ngeneration 0 {2}2\.500 {6}–\n$/],
    ];
    for (const [words, text] of outputs) {
      const { out, err } = await clade(...words);
      expect([words, err]).toEqual([words, '']);
      expect(out).toMatch(text);
    }
    const { exitCode, err } = await clade('tree', 'young', '--line');
    expect([exitCode, err]).toEqual([1, 'tournament young is paused and has no champion yet\n']);
  });

  it('asks for ratings by method and rater, which may have no intervals', async () => {
    const rating = {
      generation: 1,
      niche: 'moby',
      competitor: 'WB-2',
      kind: 'baseline',
      nats: 0,
      standardErrorNats: null,
      lowerNats: null,
      upperNats: null,
      ownErrorNats: null,
      degreesOfFreedom: null,
      elo: 1000,
      rank: 1,
      lowestRank: 1,
      battles: 3,
      tastes: {},
      gold: 0,
      notes: [],
    };
    answers['GET /api/tournaments/k3f9/ratings?method=elo&rater=critic-1'] = [200, [rating]];
    const { out } = await clade('ratings', 'k3f9', '--method', 'elo', '--rater', 'critic-1');
    expect(out).toMatch(/\nmoby +1 of 1 {2}WB-2 {2}1,000 {12}0\.000 {14}– {8}3\n$/);
  });

  it('writes a sample with its prompt, control characters escaped', async () => {
    answers['POST /api/individuals/k3f9-0-1/samples'] = [201, { text: 'me\n\u001b[31m' }];
    const { out } = await clade('sample', 'k3f9-0-1', '--prompt', 'Call ', '--temperature', '0', '--length', '9');
    expect(out).toBe('Call me\n\\u{1b}[31m\n');
    expect(JSON.parse(received['POST /api/individuals/k3f9-0-1/samples'])).toEqual({
      prompt: 'Call ',
      temperature: 0,
      length: 9,
    });
  });
});
