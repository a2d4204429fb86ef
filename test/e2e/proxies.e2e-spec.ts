/** A server behind reverse proxies: below a path, under another name, and where upgrades are refused. */
import type { Browser } from 'playwright-core';
import type { TournamentView } from '#contracts';
import { createApiClient } from '#client';
import { type PrefixProxy, startPrefixProxy } from '../support/prefix-proxy';
import { NO_BROWSER, openPage, startBrowser, untilBorn } from './support/browser';
import { clade, startClade } from './support/cli-process';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(240_000);

let gateway: GatewayProcess;
let proxy: PrefixProxy;
let narrow: PrefixProxy;
let tournament: TournamentView;

beforeAll(async () => {
  gateway = await startGateway({ data: await temporaryFolder() });
  proxy = await startPrefixProxy(gateway.address, '/clade');
  narrow = await startPrefixProxy(gateway.address, '/a/clade', { refusesUpgrades: true });
  const api = createApiClient(`${proxy.address}/`); // uploads go through it too
  await uploadCorpora(api);
  const { id } = await api.launch({ config: SMALL_CONFIG, seed: 31 });
  tournament = await until(api, id, finished);
});
afterAll(async () => {
  await proxy.close();
  await narrow.close();
  await gateway.stop();
});

it('is talked to by the command line below a path', async () => {
  const listed = await clade('list', '--server', proxy.address, '--json');
  expect(listed).toMatchObject({ exitCode: 0, err: '', out: expect.stringContaining(tournament.id) });
  const watched = await clade('watch', tournament.id, '--server', `${proxy.address}/`, '--json');
  expect(watched).toMatchObject({ exitCode: 0, err: '' });
  expect(watched.out.trimEnd().split('\n')).toHaveLength(tournament.lastSeq);
});

it('is watched by polling where upgrades are refused, and the command line says so', async () => {
  const watched = await clade('watch', tournament.id, '--server', narrow.address, '--json');
  expect(watched.exitCode).toBe(0);
  expect(watched.out.trimEnd().split('\n')).toHaveLength(tournament.lastSeq);
  expect(watched.err).toMatch(/^WebSocket is refused on the way to the server: [^\n]+\n$/);
});

it('follows a running tournament by polling to its end', async () => {
  const { id } = await gateway.api.launch({ config: SMALL_CONFIG, seed: 32 });
  const { exitCode, out } = await startClade('watch', id, '--server', narrow.address, '--json').ended;
  const events = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { seq: number; type: string });
  expect([exitCode, events.at(-1)!.type]).toEqual([0, 'tournament.finished']);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
});

it('refuses pages of a proxy that gives it another name, until that is one of CLADE_ALLOWED_HOSTS', async () => {
  const renaming = await startPrefixProxy(gateway.address, '/clade', { keepsHost: false });
  const headers = { origin: new URL(renaming.address).origin };
  const write = await fetch(`${renaming.address}/api/tournaments/x`, { method: 'DELETE', headers });
  expect([write.status, await write.json()]).toEqual([
    403,
    expect.objectContaining({ detail: expect.stringContaining('CLADE_ALLOWED_HOSTS') }),
  ]);
  await renaming.close();
});

if (NO_BROWSER !== null) it.skip(`the page behind proxies: ${NO_BROWSER}`, () => undefined);
else {
  describe('the page', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await startBrowser();
    });
    afterAll(() => browser.close());

    it.each([
      ['passes all on', () => proxy, false],
      ['refuses upgrades', () => narrow, true],
    ] as const)('works below the path of a proxy that %s', async (_, at, isPolled) => {
      const { page, failures } = await openPage(browser);
      const strays: string[] = [];
      page.on('request', (request) => {
        if (!request.url().replace(/^ws/, 'http').startsWith(`${at().address}/`)) strays.push(request.url());
      });
      await page.goto(`${at().address}/#/`);
      await page.getByText(tournament.name).first().click();
      await page.goto(`${at().address}/#/tournaments/${tournament.id}/tree`);
      await untilBorn(page, tournament.individuals);
      const notice = page.getByText('WebSocket is refused on the way to the server');
      if (isPolled) await notice.waitFor();
      else expect(await notice.count()).toBe(0);
      await page.goto(`${at().address}/api`);
      await page.getByText('Launch a tournament').first().waitFor();
      expect(strays).toEqual([]);
      expect(failures).toEqual([]);
      await page.close();
    });
  });
}
