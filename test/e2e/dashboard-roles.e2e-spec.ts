/** What the page offers to whom, and what a published link shows on a server that asks for no token, in a real browser. */
import type { Browser, Page } from 'playwright-core';
import { createApiClient } from '#client';
import type { TournamentView } from '#contracts';
import { refusal } from './support/archives';
import { NO_BROWSER, openPage, startBrowser } from './support/browser';
import { cladeWith } from './support/cli-process';
import { startWithFinished } from './support/finished-tournament';
import type { GatewayProcess } from './support/gateway-process';

jest.setTimeout(240_000);

let gateway: GatewayProcess;
let tournament: TournamentView;
beforeAll(async () => {
  ({ gateway, tournament } = await startWithFinished('small'));
});
afterAll(() => gateway.stop());

/** What a browser that has these cookies is answered. */
const statusOf = async (path: string, cookie: string, method = 'GET'): Promise<number> => {
  const { status, body } = await fetch(`${gateway.address}${path}`, { method, headers: { cookie } });
  await body?.cancel();
  return status;
};

it('takes a published link at its word where no token is asked for', async () => {
  const { path, id } = await gateway.api.publish(tournament.id);
  const opened = await fetch(`${gateway.address}/${path}`, { redirect: 'manual' });
  const [cookie] = opened.headers.get('set-cookie')!.split(';');
  expect(await statusOf(`/api/tournaments/${tournament.id}`, cookie)).toBe(200);
  for (const hidden of ['/api/tournaments', '/api/tokens']) expect(await statusOf(hidden, cookie)).toBe(403);
  expect(await statusOf(`/api/tournaments/${tournament.id}`, cookie, 'DELETE')).toBe(403);
  const left = await fetch(`${gateway.address}/`, { method: 'POST', body: 'leave=yes', redirect: 'manual' });
  expect([left.status, left.headers.getSetCookie()]).toEqual([
    303,
    Array(2).fill(expect.stringMatching(/^clade(-view)?-\d+=; .*Max-Age=0$/)),
  ]);
  await gateway.api.revokeToken(id);
  expect(await statusOf('/api/tournaments', cookie)).toBe(401); // ended, it gives no more than it did
  expect(await statusOf('/api/tournaments', cookie.replace('-view', ''))).toBe(200); // of a server that was here before
});

it('says that a token is wrong where none is asked for, but of commands on its own data folder', async () => {
  const wrong = { CLADE_TOKEN: 'the-token-of-another-server' };
  expect(await refusal(createApiClient(gateway.address, 'nonsense').tournaments())).toEqual([
    401,
    expect.stringContaining('this server asks for none'),
  ]);
  const { exitCode, err } = await cladeWith(wrong, 'list', '--server', gateway.address);
  expect([exitCode, err]).toEqual([1, expect.stringContaining('unset CLADE_TOKEN')]);
  expect(await cladeWith(wrong, 'list', '--data', gateway.data)).toMatchObject({ exitCode: 0, err: '' });
});

it('says of an archive that a published view gives none', async () => {
  const { token } = await gateway.api.publish(tournament.id);
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${gateway.address}/api/tournaments/${tournament.id}/archive`, { headers });
  expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
    403,
    expect.stringContaining('a published view gives no archive'),
  ]);
});

if (NO_BROWSER !== null) it.skip(`offers what may be done: ${NO_BROWSER}`, () => undefined);
else {
  const OFFERS = [
    'Import an archive',
    'Launch a tournament',
    'Launch an experiment',
    'Clone',
    'Compare',
    'Delete',
    'Archive, with weights',
  ];

  /** Those of them that stand on the pages of who opens the link. */
  async function offered(browser: Browser, link: string): Promise<string[]> {
    const { page } = await openPage(browser, { viewport: { width: 1300, height: 800 } });
    await page.goto(`${gateway.address}/${link}`);
    const seen: string[] = [];
    for (const part of [`/tournaments/${tournament.id}`, '/', '/experiments']) {
      await page.goto(`${gateway.address}/#${part}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      seen.push(...(await shownOn(page)));
    }
    await page.close();
    return OFFERS.filter((offer) => seen.includes(offer));
  }

  async function shownOn(page: Page): Promise<string[]> {
    await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
    const texts = await page.locator('main button, main .button, main details a').allTextContents();
    return texts.map((text) => text.trim());
  }

  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it('offers what may be done', async () => {
    const { api } = gateway;
    const linkOf = async (role: 'viewer' | 'operator', limits = {}): Promise<string> =>
      `?token=${(await api.createToken({ name: role, role, ...limits })).token}`;
    expect(await offered(browser, (await api.publish(tournament.id)).path)).toEqual([]);
    expect(await offered(browser, await linkOf('viewer'))).toEqual(['Compare', 'Archive, with weights']);
    const launches = ['Launch a tournament', 'Clone', 'Compare', 'Archive, with weights'];
    expect(await offered(browser, await linkOf('operator', { flops: 1e9 }))).toEqual(launches);
    expect(await offered(browser, '')).toEqual(OFFERS);
  });

  it('lets who opened a link leave the view, also once it has ended', async () => {
    for (const hasEnded of [false, true]) {
      const { path, id } = await gateway.api.publish(tournament.id);
      const { page } = await openPage(browser);
      await page.goto(`${gateway.address}/${path}`);
      await page.getByText('A published view').waitFor();
      if (hasEnded) {
        await gateway.api.revokeToken(id);
        await page.reload();
      }
      await page.getByRole('button', { name: hasEnded ? 'Go on without one' : 'Leave' }).click();
      await page.getByRole('link', { name: 'Tournaments', exact: true }).first().waitFor();
      await page.close();
    }
  });

  it('scrolls its row of tabs sideways alone', async () => {
    const { page } = await openPage(browser, { viewport: { width: 1300, height: 800 } });
    await page.goto(`${gateway.address}/#/tournaments/${tournament.id}`);
    const tabs = page.locator('.tabs');
    expect(await tabs.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0);
    await page.close();
  });
}
