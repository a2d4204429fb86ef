/** The HTTP API of a real server: what it answers, and what it says of bad input. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  ancestorView,
  comparisonView,
  corpusView,
  eventView,
  foundView,
  geneHistoryView,
  generationView,
  healthView,
  individualDetailView,
  individualPage,
  leaderboardRow,
  problemView,
  type ProblemView,
  relativeView,
  tournamentPage,
  type TournamentView,
  tournamentView,
} from '#contracts';
import { z } from 'zod';
import { startWithFinished } from './support/finished-tournament';
import type { GatewayProcess } from './support/gateway-process';
import { SMALL_CONFIG, until } from './support/small-tournament';

jest.setTimeout(300_000);

let gateway: GatewayProcess;
let tournament: TournamentView;
let [data, champion] = ['', ''];

beforeAll(async () => {
  ({ data, gateway, tournament } = await startWithFinished('small'));
  champion = tournament.champion?.id as string;
});
afterAll(() => gateway.stop());

async function ask(method: string, path: string, body?: unknown, contentType = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${gateway.address}${path}`, {
    method,
    ...(body !== undefined && { body: text, headers: { 'content-type': contentType } }),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    json: (await response.json()) as never,
  };
}

it('answers what its OpenAPI document says', async () => {
  const id = tournament.id;
  const { id: second } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 20 });
  await gateway.api.cancel(second);
  const answers: [string, z.ZodType][] = [
    ['/api/health', healthView],
    ['/api/tournaments', tournamentPage],
    [`/api/tournaments/${id}`, tournamentView],
    [`/api/tournaments/${id}/generations`, z.array(generationView)],
    [`/api/tournaments/${id}/individuals`, individualPage],
    [`/api/tournaments/${id}/leaderboard?part=test`, z.array(leaderboardRow)],
    [`/api/tournaments/${id}/leaderboard`, z.array(leaderboardRow)],
    [`/api/tournaments/${id}/events`, z.array(eventView)],
    [`/api/individuals/${champion}`, individualDetailView],
    [`/api/individuals/${champion}/ancestors`, z.array(ancestorView)],
    [`/api/individuals/${champion}/descendants`, z.array(ancestorView)],
    [`/api/individuals/${champion}/line`, z.array(ancestorView)],
    [`/api/individuals/${champion}/common-ancestors?with=${id}-0-0`, z.array(relativeView)],
    [`/api/tournaments/${id}/genes/width`, geneHistoryView],
    [`/api/tournaments/${id}/genes/learningRate`, geneHistoryView],
    [`/api/tournaments/${id}/genes/width/origins?value=32`, z.array(relativeView)],
    [`/api/comparison?tournaments=${id},${second}`, comparisonView],
    ['/api/search?text=small', z.array(foundView)],
    ['/api/corpora', z.array(corpusView)],
  ];
  for (const [path, schema] of answers) {
    const { status, json } = await ask('GET', path);
    expect([path, status, schema.safeParse(json).error]).toEqual([path, 200, undefined]);
  }
  const { json: document } = await ask('GET', '/api-json');
  const { paths } = document as { paths: Record<string, object> };
  for (const [path] of answers) {
    const template = path
      .replace(/\?.*/, '')
      .replace(champion, '{id}')
      .replace(id, '{id}')
      .replace(/genes.\w+/, 'genes/{locus}');
    expect(Object.keys(paths)).toContain(template);
  }
  expect(paths['/api/tournaments/{id}/lineage']).toMatchObject({
    get: { responses: { 200: { content: { 'text/csv': {}, 'application/xml': {}, 'text/plain': {} } } } },
  });
  expect(paths['/api/tournaments/{id}/individuals']).toMatchObject({
    get: {
      responses: {
        200: {
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/IndividualPage' } },
            'text/csv': { schema: { type: 'string' } },
            'application/x-ndjson': { schema: { type: 'string' } },
          },
        },
      },
    },
  });
  expect(paths['/api/individuals/{id}/export']).toMatchObject({
    get: {
      parameters: expect.arrayContaining([expect.objectContaining({ name: 'format', in: 'query' })]),
      responses: { 200: { content: { 'application/octet-stream': { schema: { format: 'binary' } } } } },
    },
  });
});

it('pages through individuals without gap or double, by birth and by validation cross-entropy', async () => {
  const { id } = tournament;
  for (const sort of ['birth', 'validation'] as const) {
    const ids: string[] = [];
    const bits: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await gateway.api.individuals(id, { sort, limit: 4, ...(cursor && { cursor }) });
      ids.push(...page.rows.map((row) => row.id));
      bits.push(...page.rows.flatMap(({ bitsPerCharacter }) => bitsPerCharacter ?? []));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(ids).size).toBe(tournament.individuals);
    expect(ids).toHaveLength(tournament.individuals);
    if (sort === 'validation') expect(bits).toEqual([...bits].sort((a, b) => a - b));
  }
});

it('filters individuals', async () => {
  const { rows } = await gateway.api.individuals(tournament.id, { niche: 'prose', generation: 0 });
  expect(rows).toHaveLength(4);
  const { rows: alive } = await gateway.api.individuals(tournament.id, { living: true });
  expect(alive).toHaveLength(7);
});

it('ranks individuals and baselines of a niche together, the fewest bits first', async () => {
  const rows = await gateway.api.leaderboard(tournament.id, { part: 'test' });
  expect(rows.filter(({ kind }) => kind === 'baseline')).toHaveLength(12);
  for (const niche of ['prose', 'sounds']) {
    const own = rows.filter((row) => row.niche === niche);
    const bits = own.map(({ bitsPerCharacter }) => bitsPerCharacter);
    expect(bits).toEqual([...bits].sort((a, b) => a - b));
    expect(own.every(({ of }) => of === own.length)).toBe(true);
  }
});

it('keeps the life of an individual: genome, parents with shares, evaluations, loss curve', async () => {
  const individual = await gateway.api.individual(champion);
  expect(individual.evaluations.map(({ part }) => part).sort()).toEqual(['test', 'validation']);
  expect(individual.lossCurve.length).toBeGreaterThan(5);
  for (const { nats, entropyNats } of individual.lossCurve) {
    expect(entropyNats).toBeGreaterThan(0);
    expect(Math.abs(entropyNats - nats)).toBeLessThan(1);
  }
  const shares = individual.parents.reduce((sum, { share }) => sum + share, 0);
  expect(individual.parents.length === 0 ? 1 : shares).toBeCloseTo(1, 12);
});

it('lets an individual write, the same text for the same seed', async () => {
  const request = { prompt: 'The ', length: 40, temperature: 0.8, seed: 5 };
  const [first, second] = [await gateway.api.sample(champion, request), await gateway.api.sample(champion, request)];
  expect([...first.text]).toHaveLength(40);
  expect(second.text).toBe(first.text);
  expect((await gateway.api.sample(champion, { ...request, seed: 6 })).text).not.toBe(first.text);
});

it('keeps names and notes', async () => {
  await gateway.api.annotateIndividual(champion, { name: 'Ahab', notes: '<b>"quoted"</b>\n' });
  expect(await gateway.api.individual(champion)).toMatchObject({ name: 'Ahab', notes: '<b>"quoted"</b>\n' });
});

async function verified() {
  const { id } = await gateway.api.startVerification(tournament.id);
  let verification = await gateway.api.verification(id);
  while (verification.status === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 100));
    verification = await gateway.api.verification(id);
  }
  return verification;
}

it('verifies the tournament by replaying it', async () => {
  expect(await verified()).toMatchObject({
    status: 'matched',
    actual: tournament.lineageHash,
    expected: tournament.lineageHash,
  });
});

it('names a corrupt weights file and what to do, and a verification writes it anew', async () => {
  const { weights } = await gateway.api.individual(champion);
  const file = path.join(data, 'weights', `${weights}.safetensors`);
  const content = await readFile(file);
  await writeFile(file, content.subarray(0, -8));
  const sample = () => ask('POST', `/api/individuals/${champion}/samples`, { prompt: 'The ', length: 3 });
  for (const answer of [await sample(), await ask('GET', `/api/individuals/${champion}/export?format=onnx`)]) {
    expect(answer).toMatchObject({ status: 500, type: expect.stringMatching('application/problem[+]json') });
    const { detail } = problemView.parse(answer.json);
    expect(detail).toMatch(`weights file ${file} was altered: its SHA-256 is not its name; put it back from a copy`);
  }
  expect(await verified()).toMatchObject({ status: 'matched' });
  expect(Buffer.compare(await readFile(file), content)).toBe(0);
  expect((await sample()).status).toBe(201);
});

const launch = (config: object, rest: object = {}) => ({ config: { ...SMALL_CONFIG, ...config }, ...rest });
const TOO_MANY = { replacement: { scheme: 'generational', elites: 4 } };
const niche = (more: object) => ({ niches: [{ name: 'x', capacity: 2, ...more }] });

it.each<[string, string, unknown, number, string]>([
  ['POST', '/api/tournaments', launch({ generations: 0 }), 422, 'config.generations is 0; '],
  ['POST', '/api/tournaments', launch({ generatons: 3 }), 422, 'unknown field; did you mean generations?'],
  ['POST', '/api/tournaments', launch({}, { seed: -1 }), 422, 'seed is -1; '],
  ['POST', '/api/tournaments', launch(niche({ corpus: 'nothing' })), 422, 'config.niches.0.corpus'],
  ['POST', '/api/tournaments', launch(niche({ corpus: '../../etc/passwd' })), 422, 'config.niches.0.corpus'],
  [
    'POST',
    '/api/tournaments',
    launch(niche({ corpus: 'prose', sha256: 'a'.repeat(64) })),
    422,
    'config.niches.0.sha256',
  ],
  ['POST', '/api/tournaments', launch({ searchSpace: { wings: { values: [2] } } }), 422, 'config.searchSpace.wings'],
  ['POST', '/api/tournaments', launch({ searchSpace: { width: { values: [7] } } }), 422, 'config.searchSpace.width'],
  ['POST', '/api/tournaments', launch({ breeding: TOO_MANY }), 422, 'config.breeding.replacement.elites'],
  [
    'POST',
    '/api/tournaments',
    launch({ budget: { trainingFlops: 1e9, maximumParameters: 100 } }),
    422,
    'config.budget.maximumParameters is 100; ',
  ],
  ['POST', '/api/tournaments', launch({ budget: { trainingFlops: 1e6 } }), 422, 'config.budget.trainingFlops'],
  ['POST', '/api/tournaments', launch({ fitness: { kind: 'rating' } }), 422, 'config.fitness.kind is "rating"; '],
  ['POST', '/api/tournaments', launch({ learning: {} }), 422, 'config.arena is null'],
  ['POST', '/api/tournaments', launch({ arena: { panel: { tastes: {} } } }), 422, 'config.arena.panel.tastes is {'],
  ['POST', '/api/tournaments', launch({ arena: { panel: { tastes: { critick: 1 } } } }), 422, 'critick'],
  ['POST', '/api/tournaments', launch({ arena: { sampleCharacters: 5000 } }), 422, 'prose has 60000 characters'],
  ['POST', '/api/tournaments', '{"config": ', 400, 'JSON'],
  ['POST', '/api/tournaments', {}, 422, 'config is missing'],
  ['GET', '/api/tournaments/nobody', undefined, 404, 'there is no tournament "nobody"'],
  ['POST', '/api/tournaments/nobody/pause', undefined, 404, 'there is no tournament "nobody"'],
  ['GET', '/api/tournaments?limit=0', undefined, 422, 'limit is 0; '],
  ['GET', '/api/tournaments?colour=red', undefined, 422, 'colour is an unknown field'],
  ['GET', '/api/tournaments?cursor=forged', undefined, 400, 'was not given out by this query'],
  ['GET', "/api/individuals/';DROP TABLE individual--", undefined, 404, 'there is no individual'],
  ['GET', '/api/individuals/nobody-0-0', undefined, 404, 'there is no individual "nobody-0-0"'],
  ['GET', '/api/individuals/nobody-0-0/export?format=onnx', undefined, 404, 'there is no individual "nobody-0-0"'],
  ['GET', '/api/individuals/nobody-0-0/export?format=pickle', undefined, 422, 'format is "pickle"; '],
  ['GET', '/api/individuals/nobody-0-0/export', undefined, 422, 'format is missing; '],
  ['GET', '/api/individuals/nobody-0-0/line', undefined, 404, 'there is no individual "nobody-0-0"'],
  ['GET', '/api/individuals/nobody-0-0/descendants?depth=201', undefined, 422, 'depth is 201; '],
  ['GET', '/api/individuals/nobody-0-0/common-ancestors', undefined, 422, 'with is missing; '],
  ['GET', '/api/tournaments/nobody/genes/width', undefined, 404, 'there is no tournament "nobody"'],
  ['GET', '/api/comparison?tournaments=a', undefined, 422, 'tournaments is ["a"]; '],
  ['GET', '/api/comparison?tournaments=a,a', undefined, 422, 'must be different tournaments'],
  ['GET', '/api/comparison?tournaments=a,b', undefined, 404, 'there is no tournament "a"'],
  ['GET', '/api/search?text=', undefined, 422, 'text is ""; '],
  [
    'GET',
    '/api/tournaments/nobody/individuals?minGeneration=5&maxGeneration=2',
    undefined,
    422,
    'minGeneration is 5; must be at most maxGeneration, which is 2',
  ],
  [
    'GET',
    '/api/tournaments/nobody/individuals?minBitsPerCharacter=3&maxBitsPerCharacter=2.5',
    undefined,
    422,
    'minBitsPerCharacter is 3; must be at most maxBitsPerCharacter, which is 2.5',
  ],
  ['GET', '/api/verifications/none', undefined, 404, 'there is no verification "none"'],
  ['GET', '/api/nowhere', undefined, 404, 'Cannot GET /api/nowhere'],
])('%s %s %j -> %i %s', async (method, path, body, status, detail) => {
  const answer = await ask(method, path, body);
  expect(answer.type).toMatch('application/problem+json');
  expect(problemView.parse(answer.json) as ProblemView).toMatchObject({
    status,
    detail: expect.stringContaining(detail),
  });
  expect(answer.status).toBe(status);
});

it('leaves nothing behind of a launch that was refused', async () => {
  const { rows } = await gateway.api.tournaments({});
  expect(rows.map(({ status }) => status)).toEqual(['cancelled', 'finished']);
});

it.each<[string, string, string, number]>([
  ['short', 'too short', 'text/plain', 422],
  ['Bad Name', 'x'.repeat(2000), 'text/plain', 422],
  ['moby', 'x'.repeat(2000), 'text/plain', 409],
  ['prose', 'x'.repeat(2000), 'text/plain', 409],
  ['binary', `${'x'.repeat(2000)}\0`, 'text/plain', 422],
  ['empty', '', 'text/plain', 422],
])('refuses to add corpus %j', async (name, text, type, status) => {
  const answer = await ask('POST', `/api/corpora?name=${encodeURIComponent(name)}`, text, type);
  expect([answer.status, problemView.safeParse(answer.json).error]).toEqual([status, undefined]);
});

it('refuses what makes no sense in the state that a tournament is in', async () => {
  for (const action of ['pause', 'resume', 'cancel']) {
    const { status, json } = await ask('POST', `/api/tournaments/${tournament.id}/${action}`);
    expect(status).toBe(409);
    expect((json as ProblemView).detail).toMatch('is finished');
  }
  const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 22 });
  await until(gateway.api, id, ({ individuals }) => individuals > 0);
  expect(await gateway.api.cancel(id)).toMatchObject({ status: 'cancelled' });
  expect((await ask('POST', `/api/tournaments/${id}/resume`)).status).toBe(409);
  expect((await ask('POST', `/api/individuals/${id}-0-0/samples`, { prompt: 'x', length: 3 })).status).toBe(409);
  expect((await ask('GET', `/api/individuals/${id}-0-0/export?format=onnx`)).status).toBe(409);
});
