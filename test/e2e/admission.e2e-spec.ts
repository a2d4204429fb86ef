/** Who is let in to a real server, how its address is told, and how long it waits for those who do not finish. */
import { problemView } from '#contracts';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { io } from 'socket.io-client';
import { type ApiProblem, createApiClient, followFeed } from '#client';
import { sendRequest } from '../support/send-request';
import { NO_BROWSER, openPage, startBrowser } from './support/browser';
import { cladeWith, startCladeWith } from './support/cli-process';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { temporaryFolder } from './support/small-tournament';

jest.setTimeout(300_000);

const POLL = '/socket.io/?EIO=4&transport=polling';
const TOKEN = 'a-token;of_7%-and-more';

/** A question, or a write, with these headers. */
async function ask(gateway: GatewayProcess, headers: Record<string, string>, method = 'GET', url = '/api/tournaments') {
  const chunk = Buffer.alloc(0);
  const {
    status,
    body,
    headers: answered,
  } = await sendRequest(gateway.address, { method, path: url, headers, chunk, times: 1 });
  return { status, headers: answered, text: body.toString() };
}

/** How a socket.io client fares. */
async function connects(gateway: GatewayProcess, options: Parameters<typeof io>[1]): Promise<string> {
  const socket = io(gateway.address, { forceNew: true, reconnection: false, ...options });
  const outcome = await Promise.race([
    once(socket as never, 'connect').then(() => 'connected'),
    new Promise<string>((resolve) => socket.on('connect_error', ({ message }) => resolve(message))),
  ]);
  socket.disconnect();
  return outcome;
}

/** What a server says until it ends the connection; the client leaves its own side open. */
async function rawAnswer(gateway: GatewayProcess, text: string): Promise<{ answer: string; seconds: number }> {
  const { hostname, port } = new URL(gateway.address);
  const started = Date.now();
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  const chunks: string[] = [];
  socket.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  socket.write(text);
  await new Promise((resolve) => socket.on('end', resolve).on('close', resolve).on('error', resolve));
  answered.add(socket);
  return { answer: chunks.join(''), seconds: (Date.now() - started) / 1000 };
}

const answered = new Set<Socket>();
afterEach(() => {
  for (const socket of answered) socket.destroy();
  answered.clear();
});

const HEAD = 'POST /api/tournaments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
/** Who never finishes a request to the server at home; they wait while the other tests go on. */
let unfinished: Promise<{ answer: string; seconds: number }[]>;
let home: GatewayProcess;
beforeAll(async () => {
  const settings = { CLADE_ALLOWED_HOSTS: 'clade.example.org' };
  home = await startGateway({ data: await temporaryFolder(), settings });
  unfinished = Promise.all([
    rawAnswer(home, `${HEAD}Content-Length: 1000\r\n\r\n{`),
    rawAnswer(
      home,
      `${HEAD.replace('/api/tournaments', '/api/tournaments/x/pause')}Transfer-Encoding: chunked\r\n\r\n`,
    ),
    rawAnswer(home, 'GET / HTTP/1.1\r\nHost: loc'),
    rawAnswer(home, 'POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx'),
  ]);
});
afterAll(() => home.stop());

async function openFiles(gateway: GatewayProcess): Promise<number> {
  return (await readdir(`/proc/${gateway.child.pid}/fd`)).length;
}

describe('a server at home', () => {
  let gateway: GatewayProcess;
  beforeAll(() => {
    gateway = home;
  });

  it('answers by its own names, and to no name that a web page made up', async () => {
    for (const host of ['localhost:1', '127.0.0.1', '[::1]:3000', 'clade.example.org']) {
      expect(await ask(gateway, { host })).toMatchObject({ status: 200 });
    }
    for (const host of ['evil.example', '127.0.0.1.evil.example', '10.1.2.3']) {
      for (const url of ['/api/tournaments', '/api/health', '/', '/api-json', '/nowhere']) {
        const { status, text } = await ask(gateway, { host }, 'GET', url);
        expect([url, status, problemView.parse(JSON.parse(text)).detail]).toEqual([
          url,
          421,
          expect.stringContaining('CLADE_ALLOWED_HOSTS'),
        ]);
      }
      expect(await ask(gateway, { host }, 'GET', POLL)).toMatchObject({ status: 403 });
      expect(await connects(gateway, { transports: ['websocket'], extraHeaders: { host } })).not.toBe('connected');
    }
  });

  it('lets no page of another site write or listen', async () => {
    const foreign: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:8080' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      const post = await ask(gateway, { ...headers, 'content-type': 'text/plain' }, 'POST', '/api/tournaments');
      expect([post.status, problemView.parse(JSON.parse(post.text)).detail]).toEqual([
        403,
        expect.stringContaining('only pages of this server may'),
      ]);
      for (const method of ['PATCH', 'DELETE'])
        expect((await ask(gateway, headers, method, '/api/tournaments/x')).status).toBe(403);
      expect(await ask(gateway, headers, 'GET', POLL)).toMatchObject({ status: 403 });
      expect(await connects(gateway, { transports: ['websocket'], extraHeaders: headers })).not.toBe('connected');
    }
    const own = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' };
    expect((await ask(gateway, own, 'DELETE', '/api/tournaments/x')).status).toBe(404);
    const proxied = { origin: 'https://clade.example.org', 'sec-fetch-site': 'same-origin' };
    expect((await ask(gateway, proxied, 'DELETE', '/api/tournaments/x')).status).toBe(404);
    expect(await connects(gateway, { transports: ['websocket'], extraHeaders: proxied })).toBe('connected');
    expect(await connects(gateway, { transports: ['websocket'] })).toBe('connected');
    expect((await ask(gateway, {})).status).toBe(200);
  });

  it('answers and closes what asks for another protocol where none is spoken', async () => {
    const upgrade = (url: string, protocol = 'websocket') =>
      `GET ${url} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n`;
    const before = await openFiles(gateway);
    const answers = await Promise.all(Array.from({ length: 200 }, () => rawAnswer(gateway, upgrade('/'))));
    for (const { answer } of answers)
      expect(answer).toMatch(/^HTTP\/1\.1 404 Not Found\r\n[^]*the feed is at \/socket\.io\//);
    await setTimeout(200);
    expect((await openFiles(gateway)) - before).toBeLessThan(20);
    for (const url of [
      '/api/health',
      '/socket.iox',
      '/socket.io/?EIO=4&transport=nothing',
      '/socket.io/?EIO=4&transport=websocket&sid=x',
    ]) {
      expect((await rawAnswer(gateway, upgrade(url))).answer).toMatch(/^HTTP\/1\.1 40[04] /);
    }
    expect((await rawAnswer(gateway, upgrade('/api/health', 'h2c'))).answer).toMatch(
      /^HTTP\/1\.1 200 OK\r\n[^]*"status":"ok"/,
    );
  });
});

describe('a server with a token', () => {
  let gateway: GatewayProcess;
  beforeAll(async () => {
    gateway = await startGateway({ data: await temporaryFolder(), settings: { CLADE_TOKEN: TOKEN } });
  });
  afterAll(() => gateway.stop());

  it('answers who brings it, and nobody else', async () => {
    for (const [headers, status] of [
      [{}, 401],
      [{ authorization: 'Bearer wrong' }, 401],
      [{ authorization: `Basic ${TOKEN}` }, 401],
      [{ cookie: `clade=${TOKEN}` }, 401],
      [{ authorization: `Bearer ${TOKEN}` }, 200],
    ] as [Record<string, string>, number][]) {
      expect([headers, (await ask(gateway, headers)).status]).toEqual([headers, status]);
    }
    for (const url of ['/api', '/api-json', '/API/tournaments', '/api/nowhere', '/api/corpora', '/api/health/x']) {
      expect([url, (await ask(gateway, {}, 'GET', url)).status]).toEqual([url, 401]);
    }
    for (const url of ['/', '/api/health'])
      expect([url, (await ask(gateway, {}, 'GET', url)).status]).toEqual([url, 200]);
    const { answer } = await rawAnswer(
      gateway,
      'GET http://x/api/tournaments HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    const error = await createApiClient(gateway.address)
      .tournaments()
      .catch((caught: unknown) => caught);
    expect((error as ApiProblem).problem).toMatchObject({
      status: 401,
      detail: expect.stringContaining('CLADE_TOKEN'),
    });
    await expect(gateway.api.tournaments()).resolves.toMatchObject({ rows: [] });
  });

  it('lets in by socket.io who brings it', async () => {
    for (const transports of [['polling'], ['websocket']] as const) {
      const options = { transports: [...transports] };
      for (const auth of [{}, { token: [TOKEN] }]) {
        expect(await connects(gateway, { ...options, auth })).toMatch('token missing: this server asks for its token');
      }
      expect(await connects(gateway, { ...options, auth: { token: 'wrong' } })).toMatch('wrong token');
      expect(await connects(gateway, { ...options, auth: { token: TOKEN } })).toBe('connected');
    }
    const problem = await new Promise((resolve) => {
      const listener = { onEvent: () => undefined, onProgress: () => undefined, onProblem: resolve };
      followFeed(gateway.address, { tournamentId: 'x', after: 0 }, listener, 'wrong');
    });
    expect(problem).toMatchObject({ ended: true, detail: expect.stringContaining('wrong token') });
  });

  it('keeps it in a cookie for a person who brings it once', async () => {
    const signedIn = await ask(gateway, {}, 'GET', `/?token=${encodeURIComponent(TOKEN)}`);
    expect(signedIn).toMatchObject({ status: 303, headers: { location: './', 'cache-control': 'no-store' } });
    const [cookie] = signedIn.headers['set-cookie']!;
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect((await ask(gateway, { cookie: cookie.split(';')[0] })).status).toBe(200);
    const wrong = await ask(gateway, {}, 'GET', '/?token=wrong');
    expect(wrong).toMatchObject({ status: 401, text: expect.stringContaining('wrong token') });
    expect((await ask(gateway, {}, 'GET', '/?token=')).status).toBe(401);
  });

  it('is told to commands by CLADE_TOKEN, or by the lock of their data folder', async () => {
    const at = ['list', '--server', gateway.address, '--json'];
    expect(await cladeWith({}, ...at)).toMatchObject({ exitCode: 1, err: expect.stringContaining('in CLADE_TOKEN') });
    expect(await cladeWith({ CLADE_TOKEN: TOKEN }, ...at)).toMatchObject({ exitCode: 0, err: '' });
    expect(await cladeWith({}, 'list', '--data', gateway.data, '--json')).toMatchObject({ exitCode: 0, err: '' });
  });

  if (NO_BROWSER !== null) it.skip(`asks a person for it: ${NO_BROWSER}`, () => undefined);
  else {
    it('asks a person for it, and goes on where they were', async () => {
      const browser: Browser = await startBrowser();
      try {
        const { page, failures } = await openPage(browser);
        await page.goto(`${gateway.address}/#/launch?preset=demo`);
        await page.getByRole('heading', { name: 'This server asks for its token' }).waitFor();
        await page.getByLabel('Token').fill(TOKEN);
        await page.getByRole('button', { name: 'Open' }).click();
        await page.getByRole('heading', { name: 'Launch' }).first().waitFor();
        expect(page.url()).toBe(`${gateway.address}/#/launch?preset=demo`);
        expect(await page.evaluate('document.cookie')).toBe('');
        expect(failures).toEqual([]);
      } finally {
        await browser.close();
      }
    });
  }
});

describe('clade serve', () => {
  const PORT = /at (http:\/\/\S+?),/;

  async function served(settings: NodeJS.ProcessEnv, look: (printed: string, address: string) => Promise<void>) {
    const data = await temporaryFolder();
    const serving = startCladeWith({ CLADE_PORT: '0', CLADE_WORKERS: '1', ...settings }, 'serve', '--data', data);
    try {
      await serving.wrote('Ctrl-C stops it');
      await setTimeout(100);
      await look(serving.printed(), PORT.exec(serving.printed())![1]);
    } finally {
      serving.child.kill('SIGINT');
      await serving.ended;
    }
  }

  it.each([
    ['::1', /^http:\/\/\[::1\]:\d+$/],
    ['localhost', /^http:\/\/(127\.0\.0\.1|\[::1\]):\d+$/],
    ['', /^http:\/\/127\.0\.0\.1:\d+$/],
  ])('tells an address that answers where the host is %j, and asks for nothing', async (host, expected) => {
    await served({ CLADE_HOST: host }, async (printed, address) => {
      expect(address).toMatch(expected);
      expect(await createApiClient(address).tournaments()).toEqual({ rows: [], next: null });
      expect(printed).not.toContain('token');
    });
  });

  it('asks for a token that it draws and tells once, where others reach it', async () => {
    await served({ CLADE_HOST: '0.0.0.0' }, async (printed, address) => {
      const [, token] = /\/\?token=([\w-]{32})/.exec(printed)!;
      expect((await fetch(`${address}/api/tournaments`)).status).toBe(401);
      expect(await createApiClient(address, token).tournaments()).toEqual({ rows: [], next: null });
    });
  });

  it('does not repeat a token that it was given', async () => {
    await served({ CLADE_HOST: '0.0.0.0', CLADE_TOKEN: 'a-given-token-that-is-long' }, async (printed) => {
      expect(printed).toContain('It asks for the token that CLADE_TOKEN holds');
      expect(printed).not.toContain('given-token');
    });
  });

  it('says what is wrong with a host', async () => {
    const settings = { CLADE_HOST: '192.0.2.1', CLADE_PORT: '0' };
    const data = await temporaryFolder();
    const { exitCode, err } = await cladeWith(settings, 'serve', '--data', data);
    expect([exitCode, err]).toEqual([
      1,
      expect.stringContaining('host 192.0.2.1 is no address of this machine; CLADE_HOST'),
    ]);
  });
});

it('cuts off who does not finish a request', async () => {
  const [short, silent, headless, nowhere] = await unfinished;
  for (const { answer, seconds } of [short, silent]) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n[^]*the request came too slowly/);
    expect(seconds).toBeLessThan(60);
  }
  expect(headless.seconds).toBeLessThan(90); // Node looks every 30 seconds
  expect(nowhere.answer).toMatch(/^HTTP\/1\.1 404 Not Found\r\n[^]*there is no POST/);
  expect((await fetch(`${home.address}/api/health`)).status).toBe(200); // none of them ended the server
});
