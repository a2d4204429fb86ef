/** Who may ask what: every route that the API declares, by everyone who may come. One that is not in the table below fails. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { io } from 'socket.io-client';
import type { TournamentView } from '#contracts';
import type { OpenApi } from '../support/api-schemas';
import { startWithFinished } from './support/finished-tournament';
import type { GatewayProcess } from './support/gateway-process';

jest.setTimeout(240_000);

/**
 * Each may do what those before it may: nobody known, who has a published link, tokens by role, those of operators with a budget first,
 * then those that hold for a time, and the server's own.
 */
const CALLERS = ['nobody', 'link', 'viewer', 'voter', 'budget', 'operator', 'owner'] as const;
type Caller = (typeof CALLERS)[number];

/** The first who may. A link is for its tournament alone. */
const LEAST: Readonly<Record<Caller, readonly string[]>> = {
  nobody: ['get /api/health'],
  link: [
    ...['/api-json', '/api/access', '/api/health/ready', '/api/config-schema', '/api/metrics'].map(
      (path) => `get ${path}`,
    ),
    'get /api/tournaments/{id}',
    ...'generations individuals leaderboard events lineage compute environment metrics snapshot species ratings red-queen battles'
      .split(' ')
      .map((part) => `get /api/tournaments/{id}/${part}`),
    'get /api/tournaments/{id}/battles/{generation}/{niche}/{number}',
    'get /api/tournaments/{id}/communities/{niche}/export',
    ...['', '/individuals', '/origins'].map((part) => `get /api/tournaments/{id}/genes/{locus}${part}`),
    ...['', '/{transplantId}'].map((part) => `get /api/tournaments/{id}/transplants${part}`),
    'get /api/individuals/{id}',
    ...'export regulation compute ancestors descendants line common-ancestors ratings'
      .split(' ')
      .map((part) => `get /api/individuals/{id}/${part}`),
    ...['difference', 'logo', 'norm'].map((part) => `get /api/individuals/{id}/regulation/${part}`),
  ],
  viewer: [
    ...'tournaments experiments experiment-schema comparison search corpora prometheus dead-letters'
      .split(' ')
      .map((path) => `get /api/${path}`),
    ...['forks', 'archive'].map((part) => `get /api/tournaments/{id}/${part}`),
    ...['', '/archive', '/runs', '/metric', '/transplants', '/red-queen'].map(
      (part) => `get /api/experiments/{id}${part}`,
    ),
    'get /api/verifications/{id}',
  ],
  voter: ['post /api/tournaments/{id}/ballots', 'post /api/ballots/{id}/votes'],
  budget: ['post /api/tournaments'],
  operator: [
    ...'archives experiments experiment-plans corpora corpora/mixtures'.split(' ').map((path) => `post /api/${path}`),
    ...['tournaments', 'individuals'].map((path) => `patch /api/${path}/{id}`),
    ...['tournaments', 'experiments'].map((path) => `delete /api/${path}/{id}`),
    ...'interventions forks pause resume cancel transplants verifications'
      .split(' ')
      .map((part) => `post /api/tournaments/{id}/${part}`),
    'post /api/tournaments/{id}/transplants/{transplantId}/cancel',
    'post /api/tournaments/{id}/communities/{niche}/samples',
    'post /api/individuals/{id}/samples',
    ...['pause', 'resume', 'cancel'].map((part) => `post /api/experiments/{id}/${part}`),
    'post /api/dead-letters/{tournament}/{generation}/{task}/retry',
    'get /api/tokens',
  ],
  owner: ['post /api/tokens', 'delete /api/tokens/{id}', 'post /api/tournaments/{id}/publications'],
};

/** The same of messages to the feed's connection. */
const MESSAGES: Readonly<Record<string, Caller>> = {
  subscribe: 'link',
  unsubscribe: 'link',
  ballot: 'voter',
  vote: 'voter',
};

const OWN = 'the-own-token-of-this-server';
let gateway: GatewayProcess;
let document: OpenApi;
let tournament: TournamentView;
let tokens: Readonly<Record<Caller, string | undefined>>;

beforeAll(async () => {
  ({ gateway, tournament } = await startWithFinished('small', { CLADE_TOKEN: OWN }));
  const { api } = gateway;
  const made = async (name: 'viewer' | 'voter' | 'operator', limits = {}): Promise<string> =>
    (await api.createToken({ name, role: name, ...limits })).token;
  tokens = {
    nobody: undefined,
    link: (await api.publish(tournament.id)).token,
    viewer: await made('viewer'),
    voter: await made('voter'),
    budget: await made('operator', { flops: 1 }),
    operator: await made('operator', { days: 1 }),
    owner: OWN,
  };
  const headers = { authorization: `Bearer ${OWN}` };
  document = (await (await fetch(`${gateway.address}/api-json`, { headers })).json()) as OpenApi;
});
afterAll(() => gateway.stop());

/** Reads what there is; what would change something is asked about what there is not, but with a link, which must never come so far. */
function pathFor(method: string, template: string, caller: Caller): string {
  const isThere = method === 'get' || caller === 'link';
  const id = !isThere ? 'nobody' : template.includes('/individuals/') ? `${tournament.id}-0-0` : tournament.id;
  const { parameters = [] } = document.paths[template][method];
  const query = parameters.filter((each) => each.in === 'query' && each.required).map(({ name }) => `${name}=x`);
  return (
    template.replaceAll(/\{\w+\}/g, (name) => (name === '{id}' ? id : 'x')) + (query.length > 0 ? `?${query}` : '')
  );
}

/** Of what is made by anything: tokens. */
const BODIES: Readonly<Record<string, object>> = { '/api/tokens': { name: 'made', role: 'viewer' } };

async function isLetIn(caller: Caller, method: string, template: string): Promise<boolean> {
  const token = tokens[caller];
  const { status, body } = await fetch(gateway.address + pathFor(method, template, caller), {
    method: method.toUpperCase(),
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(method !== 'get' && { 'content-type': 'application/json' }),
    },
    body: method === 'get' ? undefined : JSON.stringify(BODIES[template] ?? {}),
  });
  await body?.cancel();
  return status !== (token === undefined ? 401 : 403);
}

it('lets in to each route those for whom it is, and nobody else', async () => {
  const found = Object.fromEntries(CALLERS.map((caller) => [caller, [] as string[]]));
  for (const [template, methods] of Object.entries(document.paths)) {
    for (const method of Object.keys(methods)) {
      const may: boolean[] = [];
      for (const caller of CALLERS) may.push(await isLetIn(caller, method, template));
      const first = may.indexOf(true);
      expect([method, template, may]).toEqual([method, template, CALLERS.map((_, rank) => rank >= first)]);
      found[CALLERS[first]].push(`${method} ${template}`);
    }
  }
  for (const caller of CALLERS) expect([caller, found[caller].sort()]).toEqual([caller, [...LEAST[caller]].sort()]);
  expect((await gateway.api.tournament(tournament.id)).name).toBe(tournament.name); // none of it was taken at its word
});

it('takes from each socket the messages that are for it, and no others', async () => {
  const apps = path.resolve(__dirname, '../../apps');
  const files = (await readdir(apps, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(files.map((name) => readFile(path.join(apps, name), 'utf8')));
  const declared = texts.flatMap((text) => [...text.matchAll(/@SubscribeMessage\((.*?)\)/g)].map(([, name]) => name));
  expect(declared.sort()).toEqual(Object.keys(MESSAGES).map((name) => `'${name}'`).sort()); // prettier-ignore
  const message = { tournamentId: tournament.id, after: 0, voter: 'ann-of-the-socket', ballotId: 'x', outcome: 'tie' };
  for (const caller of CALLERS) {
    const socket = io(gateway.address, {
      transports: ['websocket'],
      auth: { token: tokens[caller] },
      reconnection: false,
    });
    const answer = await new Promise<string>((resolve) => {
      socket.on('connect', () => resolve('connected'));
      socket.on('connect_error', ({ message: problem }) => resolve(problem));
    });
    expect([caller, answer]).toEqual([
      caller,
      caller === 'nobody' ? expect.stringContaining('token missing') : 'connected',
    ]);
    for (const [name, least] of Object.entries(MESSAGES)) {
      if (caller === 'nobody' || name === 'unsubscribe') continue; // it answers nothing, and gives nothing
      const { problem = '' } = (await socket.emitWithAck(name, message)) as { problem?: string };
      const isRefused = /this needs one of a|shows tournament/.test(problem);
      expect([caller, name, isRefused]).toEqual([caller, name, CALLERS.indexOf(caller) < CALLERS.indexOf(least)]);
    }
    socket.disconnect();
  }
});
