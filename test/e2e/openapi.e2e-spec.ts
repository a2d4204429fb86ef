/** What the API's description says is so: its answers are those that it declares, and clients can be made from it. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import type { TournamentView } from '#contracts';
import { type OpenApi, type Operation, toJsonSchema } from '../support/api-schemas';
import { type Draw, junk, pick, valueOf } from '../support/guided-values';
import { sendRequest } from '../support/send-request';
import { seededRandom } from '../support/synthetic-log';
import { startWithFinished } from './support/finished-tournament';
import type { GatewayProcess } from './support/gateway-process';

jest.setTimeout(240_000);

const CALLS = 300;
const ROOT = path.resolve(__dirname, '../..');

let gateway: GatewayProcess;
let document: OpenApi;
/** Ids that there are, by what stands before them in a path. */
let known: Readonly<Record<string, readonly string[]>>;

beforeAll(async () => {
  let tournament: TournamentView;
  ({ gateway, tournament } = await startWithFinished('voted'));
  const { id, champion } = tournament;
  const verification = await gateway.api.startVerification(id);
  known = {
    tournaments: [id],
    individuals: [champion!.id, `${id}-0-0`],
    verifications: [verification.id],
    name: ['added-by-a-call'],
  };
  document = (await (await fetch(`${gateway.address}/api-json`)).json()) as OpenApi;
});
afterAll(() => gateway.stop());

interface Call {
  readonly method: string;
  readonly template: string;
  readonly operation: Operation;
}

/** A request as the description has it; one of three with something in it that is wrong. */
function requestOf({ method, template, operation }: Call, draw: Draw) {
  const { parameters = [], requestBody } = operation;
  const spoilt = draw() < 1 / 3 ? Math.floor(draw() * (parameters.length + 1)) : -1;
  const query: string[] = [];
  let filled = template;
  parameters.forEach(({ name, in: location, required, schema }, index) => {
    if (!required && index !== spoilt && draw() < 0.6) return;
    const [, owner = ''] = new RegExp(`(\\w+)/\\{${name}\\}`).exec(template) ?? [];
    const here =
      location === 'query' && ['with', 'tournaments', 'name'].includes(name)
        ? (known[name] ?? known.individuals)
        : known[owner];
    const isKnown = method !== 'delete' && here !== undefined && (name === 'name' || draw() < 0.8);
    const value = index === spoilt ? junk(draw) : isKnown ? pick(here, draw) : valueOf(schema, document, draw);
    const written = encodeURIComponent(Array.isArray(value) ? value.join(',') : String(value).slice(0, 2000));
    if (location === 'path') filled = filled.replace(`{${name}}`, written || 'x');
    else query.push(`${name}=${written}`);
  });
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const body = content && (spoilt === parameters.length ? junk(draw) : valueOf(content.schema, document, draw));
  const isJson = type === 'application/json';
  return {
    method,
    path: filled + (query.length > 0 ? `?${query.join('&')}` : ''),
    headers: (type ? { 'content-type': type } : {}) as Record<string, string>,
    chunk: Buffer.from(content === undefined ? '' : isJson ? JSON.stringify(body) : String(body).repeat(500)),
    times: 1,
  };
}

it('declares every answer, and each validates', async () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  const components = toJsonSchema(document.components) as object;
  const calls = Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]): Call => ({ method, template, operation })),
  );
  expect(calls.length).toBeGreaterThan(35);
  const draw = seededRandom(7);
  const wrong: unknown[] = [];
  const answered = new Map<number, number>();
  for (let index = 0; index < CALLS; index++) {
    const call = calls[index % calls.length];
    const request = requestOf(call, draw);
    const { status, headers, body } = await sendRequest(gateway.address, request);
    answered.set(status, (answered.get(status) ?? 0) + 1);
    const { responses } = call.operation;
    const declared = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
    const [type = ''] = (headers['content-type'] ?? '').split(';');
    const content = declared?.content?.[type];
    const isEmpty = declared !== undefined && declared.content === undefined && body.length === 0;
    const answer = [request.method, request.path, status, type, body.toString().slice(0, 300)];
    if (status >= 500 || (!content && !isEmpty)) wrong.push(answer);
    if (!content || !/^application\/(problem\+)?json$/.test(type)) continue;
    const validate = ajv.compile({ ...(toJsonSchema(content.schema) as object), components });
    if (!validate(JSON.parse(body.toString()))) wrong.push([...answer, validate.errors]);
  }
  expect(wrong).toEqual([]);
  // enough of them were what the API is for, and enough were not
  for (const status of [200, 404, 422]) expect([status, answered.get(status)]).toEqual([status, expect.any(Number)]);
  expect(answered.get(200)).toBeGreaterThan(CALLS / 6);
});

it('declares what a schema alone tells: bounds, alleles, lists, errors', () => {
  const { paths, components } = document;
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  for (const { responses, operationId } of operations) {
    for (const kind of ['4XX', '5XX']) {
      expect([operationId, responses[kind].content]).toEqual([
        operationId,
        { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      ]);
    }
  }
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  expect(components.schemas.SampleRequest.properties!.prompt).toMatchObject({ minLength: 1, maxLength: 5000 });
  const parameter = (at: string, name: string) => paths[at].get.parameters!.find((each) => each.name === name)!.schema;
  expect(parameter('/api/comparison', 'tournaments')).toMatchObject({ type: 'array', minItems: 2, maxItems: 8 });
  const origins = parameter('/api/tournaments/{id}/genes/{locus}/origins', 'locus').enum!;
  expect(origins).toContain('width');
  expect(origins).not.toContain('learningRate');
  expect(parameter('/api/tournaments/{id}/genes/{locus}', 'locus').enum).toContain('learningRate');
  const { content } = paths['/api/tournaments/{id}/lineage'].get.responses[200];
  expect(content!['application/json'].schema).toMatchObject({
    type: 'object',
    additionalProperties: { type: 'object' },
  });
  expect(paths['/api-json'].get.operationId).toBe('describe');
});

const USE = `
import type { components, paths } from './schema';
import { queriesCompare, tournamentsGet, tournamentsLaunch } from './client';
type Launch = paths['/api/tournaments']['post']['requestBody']['content']['application/json'];
const niches = [{ name: 'nowhere', capacity: 3 }];
const launch: Launch = { config: { name: 'A', generations: 2, niches, budget: { trainingFlops: 1e9 } } };
async function use(baseUrl: string, id: string): Promise<void> {
  const { error } = await tournamentsLaunch({ baseUrl, body: launch });
  const compared = await queriesCompare({ baseUrl, query: { tournaments: [id, 'nobody'] } });
  const { data } = await tournamentsGet({ baseUrl, path: { id } });
  const tournament: components['schemas']['Tournament'] | undefined = data;
  console.log(JSON.stringify([error?.errors?.[0].field, compared.error?.status, tournament?.status]));
}
void use(process.argv[2], process.argv[3]);
declare const process: { argv: string[] };
declare const console: { log(text: string): void };
`;
const COMPILER_OPTIONS = {
  target: 'es2022',
  module: 'node16',
  moduleResolution: 'node16',
  lib: ['es2023', 'dom', 'dom.iterable'],
  strict: true,
  types: [],
  outDir: 'out',
  rootDir: '.',
};

it('makes clients that compile and work, with openapi-typescript and @hey-api/openapi-ts', async () => {
  const folder = await mkdtemp(path.join(ROOT, 'dist/client-'));
  const run = (program: string, ...words: string[]): string => {
    const environment = { PATH: process.env.PATH, HOME: folder };
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
    });
    expect([program, status, status === 0 ? '' : stdout + stderr]).toEqual([program, 0, '']);
    return stdout;
  };
  const bin = async (name: string, command = name): Promise<string> => {
    const manifest = path.join(ROOT, 'node_modules', name, 'package.json');
    const { bin: bins } = JSON.parse(await readFile(manifest, 'utf8')) as { bin: Record<string, string> };
    return path.join(path.dirname(manifest), bins[command]);
  };
  try {
    await writeFile(path.join(folder, 'api.json'), JSON.stringify(document));
    await writeFile(path.join(folder, 'use.ts'), USE);
    await writeFile(path.join(folder, 'package.json'), '{}');
    await writeFile(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ['use.ts'] }),
    );
    run(await bin('openapi-typescript'), 'api.json', '-o', 'schema.ts', '--default-non-nullable', 'false');
    run(await bin('@hey-api/openapi-ts', 'openapi-ts'), '-i', 'api.json', '-o', 'client', '--no-log-file');
    run(await bin('typescript', 'tsc'), '-p', '.');
    const [id] = known.tournaments;
    expect(JSON.parse(run('out/use.js', gateway.address, id))).toEqual(['config.niches.0.corpus', 404, 'finished']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
