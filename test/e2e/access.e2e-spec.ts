/** Who may do what at a real server: roles, published views, limits and budgets. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { io } from 'socket.io-client';
import { type ApiClient, createApiClient } from '#client';
import type { TournamentView } from '#contracts';
import { refusal } from './support/archives';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { clade, cladeWith } from './support/cli-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(180_000);

const OWN = 'the-own-token-of-this-server';
const CONFIG = {
  ...SMALL_CONFIG,
  generations: 1,
  searchSpace: { ...SMALL_CONFIG.searchSpace, family: { values: ['gru'] } },
};
let gateway: GatewayProcess;
let tournament: TournamentView;
let other: TournamentView;

beforeAll(async () => {
  const started = await startGateway({ data: await temporaryFolder(), settings: { CLADE_TOKEN: OWN } });
  gateway = { ...started, api: createApiClient(started.address, OWN) };
  await uploadCorpora(gateway.api);
  for (const seed of [1, 2]) {
    const { id } = await gateway.api.launch({ config: CONFIG, seed });
    const whole = await until(gateway.api, id, finished);
    if (seed === 1) tournament = whole;
    else other = whole;
  }
});
afterAll(() => gateway.stop());

const as = (token: string): ApiClient => createApiClient(gateway.address, token);
const statusOf = async (request: Promise<unknown>): Promise<number> => (await refusal(request))[0];

it('lets a viewer read, a voter vote besides, and an operator do all', async () => {
  const { api } = gateway;
  const { token: viewer } = await api.createToken({ name: 'Ann', role: 'viewer' });
  const { token: voter } = await api.createToken({ name: 'Bob', role: 'voter' });
  const { token: operator, id } = await api.createToken({ name: 'Cy', role: 'operator' });
  const ballot = (client: ApiClient) => client.ballot(tournament.id, { voter: 'ann-of-the-view' });
  for (const token of [viewer, voter, operator]) {
    expect((await as(token).tournament(tournament.id)).id).toBe(tournament.id);
  }
  expect(await refusal(ballot(as(viewer)))).toEqual([403, expect.stringContaining("the token is a viewer's")]);
  for (const token of [voter, operator]) expect(await statusOf(ballot(as(token)))).toBe(409); // it has no arena
  for (const token of [viewer, voter]) {
    const client = as(token);
    for (const ask of [
      () => client.launch({ config: CONFIG }),
      () => client.removeTournament(tournament.id),
      () => client.annotateTournament(tournament.id, { name: 'mine' }),
      () => client.tokens(),
      () => client.createToken({ name: 'x', role: 'operator' }),
      () => client.revokeToken(id),
      () => client.publish(tournament.id),
    ]) {
      expect(await statusOf(ask())).toBe(403);
    }
  }
  expect((await as(operator).tokens()).map(({ name }) => name)).toEqual(['Ann', 'Bob', 'Cy']);
  const { token: limited } = await api.createToken({ name: 'Di', role: 'operator', days: 1 });
  for (const ask of [
    () => as(limited).createToken({ name: 'x', role: 'operator' }),
    () => as(limited).revokeToken(id),
    () => as(limited).publish(tournament.id),
  ]) {
    expect(await statusOf(ask())).toBe(403);
  }
});

it('keeps no token, and cuts off who holds a revoked one', async () => {
  const { token, id } = await gateway.api.createToken({ name: 'Dee', role: 'viewer' });
  expect(JSON.stringify(await gateway.api.tokens())).not.toContain(token);
  const socket = io(gateway.address, { transports: ['websocket'], auth: { token }, reconnection: false });
  const cut = new Promise<string>((resolve) => socket.on('disconnect', resolve));
  expect(await socket.emitWithAck('subscribe', { tournamentId: tournament.id, after: 0 })).toMatchObject({ ok: true });
  expect(await socket.emitWithAck('ballot', { tournamentId: tournament.id, voter: 'dee-of-the-socket' })).toEqual({
    ok: false,
    problem: expect.stringContaining("the token is a viewer's"),
  });
  socket.emit('unsubscribe', { tournamentId: `token ${id}` }); // no way out of what cuts it off
  await gateway.api.revokeToken(id);
  expect(await cut).toBe('io server disconnect');
  expect(await statusOf(as(token).tournaments())).toBe(401);
  expect(await statusOf(gateway.api.revokeToken(id))).toBe(404);
});

it('shows a published tournament, and nothing else, to whoever has the link', async () => {
  const { path, token } = await gateway.api.publish(tournament.id, { days: 1 });
  const opened = await fetch(`${gateway.address}/${path}`, { redirect: 'manual' });
  expect(opened.status).toBe(303);
  const cookie = opened.headers.get('set-cookie')!.split(';')[0];
  const read = (url: string, method = 'GET'): Promise<number> =>
    fetch(`${gateway.address}${url}`, { method, headers: { cookie } }).then(({ status }) => status);
  const one = `${tournament.id}-0-0`;
  for (const url of [
    '',
    '/individuals',
    '/leaderboard',
    '/events',
    '/lineage?format=newick',
    '/metrics',
    '/generations',
  ]) {
    expect([url, await read(`/api/tournaments/${tournament.id}${url}`)]).toEqual([url, 200]);
  }
  expect(await read(`/api/individuals/${one}`)).toBe(200);
  const hidden = [
    '/api/tournaments',
    `/api/tournaments/${other.id}`,
    `/api/tournaments/${other.id}/individuals`,
    `/api/tournaments/${tournament.id}/archive`,
    `/api/tournaments/${tournament.id}/forks`,
    `/api/individuals/${other.id}-0-0`,
    `/api/individuals/${one}/common-ancestors?with=${other.id}-0-0`,
    '/api/search?text=Small',
    `/api/comparison?tournaments=${tournament.id},${other.id}`,
    '/api/experiments',
    '/api/tokens',
  ];
  for (const url of hidden) expect([url, [403, 404].includes(await read(url))]).toEqual([url, true]);
  expect(await read(`/api/tournaments/${tournament.id}`, 'DELETE')).toBe(403);
  const tagFor = (headers: Record<string, string>): Promise<string | null> =>
    fetch(`${gateway.address}/api/tournaments/${tournament.id}/events`, { headers }).then((answer) =>
      answer.headers.get('etag'),
    );
  expect(await tagFor({ cookie })).not.toBe(await tagFor({ authorization: `Bearer ${OWN}` })); // voters are left out of one
  const signedIn = await fetch(`${gateway.address}/?token=${OWN}`, { redirect: 'manual' });
  const own = signedIn.headers.get('set-cookie')!.split(';')[0];
  const asOwner = await fetch(`${gateway.address}/api/tokens`, { headers: { cookie: `${cookie}; ${own}` } });
  expect(asOwner.status).toBe(200); // a link takes nothing from who has a token
  const socket = io(gateway.address, { transports: ['websocket'], auth: { token } });
  expect(await socket.emitWithAck('subscribe', { tournamentId: tournament.id, after: 0 })).toMatchObject({ ok: true });
  expect(await socket.emitWithAck('subscribe', { tournamentId: other.id, after: 0 })).toEqual({
    ok: false,
    problem: `this view shows tournament ${tournament.id} alone`,
  });
  socket.disconnect();
});

it('counts requests, and FLOPs that are launched', async () => {
  const { token: few } = await gateway.api.createToken({ name: 'Eve', role: 'viewer', requestsPerMinute: 3 });
  for (let asked = 0; asked < 3; asked++) await as(few).tournaments();
  expect(await refusal(as(few).tournaments())).toEqual([429, expect.stringMatching(/at most 3 requests a minute/)]);

  const flops = 1.5 * CONFIG.budget.trainingFlops * 7;
  const { token, id } = await gateway.api.createToken({ name: 'Flo', role: 'operator', flops });
  const { id: launched } = await as(token).launch({ config: CONFIG, seed: 3 });
  expect(await refusal(as(token).launch({ config: CONFIG, seed: 4 }))).toEqual([
    403,
    expect.stringMatching(/this would train for 2.10e\+9 FLOPs; the token has 1.05e\+9 left/),
  ]);
  expect(await statusOf(as(token).pause(launched))).toBe(403);
  await until(gateway.api, launched, finished);
  const { rows } = await gateway.api.compute(launched, { by: 'kind' });
  expect(rows.length).toBeGreaterThan(3);
  const spender = (await gateway.api.tokens()).find((each) => each.id === id)!;
  expect(spender.flops).toBe(flops);
  expect(spender.flopsSpent / rows.reduce((sum, row) => sum + row.flops, 0)).toBeCloseTo(1, 9);
});

it('pauses what takes more than its budget by other things than training', async () => {
  const dear = {
    ...CONFIG,
    generations: 6,
    budget: { ...CONFIG.budget, trainingFlops: 5e7 },
    evaluation: { validationSymbols: 4096, testSymbols: 1024 },
  };
  const flops = dear.budget.trainingFlops * 7 * dear.generations;
  const { token, id: tokenId } = await gateway.api.createToken({ name: 'Gil', role: 'operator', flops });
  const { id } = await as(token).launch({ config: dear, seed: 5 });
  const isOver = ({ status }: TournamentView): boolean => status !== 'running';
  const { status, reason, generation } = await until(gateway.api, id, isOver);
  expect([status, reason]).toEqual(['paused', expect.stringContaining('the budget of FLOPs of the token')]);
  expect(generation).toBeLessThan(dear.generations - 1);
  expect(await refusal(as(token).launch({ config: dear }))).toEqual([
    403,
    expect.stringContaining('the token has 0.00 left'),
  ]);
  await gateway.api.revokeToken(tokenId);
  await gateway.api.resume(id);
  expect(finished(await until(gateway.api, id, isOver))).toBe(true);
});

it('is managed by the command line', async () => {
  const settings = { CLADE_TOKEN: OWN };
  const at = ['--server', gateway.address];
  const made = await cladeWith(settings, 'token', 'create', '--name', 'Gus', '--role', 'voter', '--json', ...at);
  const { token, id } = JSON.parse(made.out) as { token: string; id: string };
  expect(token).toMatch(/^clade_[a-z0-9]+_[\w-]{32}$/);
  expect((await cladeWith({ CLADE_TOKEN: token }, 'list', ...at)).exitCode).toBe(0);
  expect((await cladeWith(settings, 'token', 'list', ...at)).out).toContain('Gus');
  expect((await cladeWith(settings, 'publish', tournament.id, ...at)).out).toContain(`#/tournaments/${tournament.id}`);
  expect((await cladeWith(settings, 'token', 'revoke', id, ...at)).out).toContain('is revoked');
  const refused = await cladeWith({ CLADE_TOKEN: token }, 'list', ...at);
  expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('wrong token')]);
  expect((await clade('token', 'create', '--name', 'x', '--role', 'king', ...at)).exitCode).toBe(2);
});

it('writes no token into its data folder', async () => {
  const { token } = await gateway.api.createToken({ name: 'Hal', role: 'viewer' });
  const [, id, secret] = /^clade_(\w+?)_(.+)$/.exec(token)!;
  const files = await readdir(gateway.data, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(path.join(file.parentPath, file.name), 'latin1')),
  );
  expect(texts.some((text) => text.includes(id))).toBe(true);
  expect(texts.some((text) => text.includes(secret))).toBe(false);
});
