/** What else happens while somebody looks at the dashboard: another presses first, the server is upgraded, the tournament is deleted. */
import type { Browser, Page } from 'playwright-core';
import { NO_BROWSER, openPage, startBrowser } from './support/browser';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(240_000);

/** Long enough for people to meet. */
const CONFIG = { ...SMALL_CONFIG, name: 'Shared', generations: 40 };

if (NO_BROWSER !== null) {
  it.skip(`the dashboard in a browser: ${NO_BROWSER}`, () => undefined);
} else {
  describe('the dashboard among others', () => {
    let browser: Browser;
    let gateway: GatewayProcess;
    let id: string;
    const opened: { page: Page; failures: string[] }[] = [];

    beforeAll(async () => {
      [browser, gateway] = await Promise.all([startBrowser(), startGateway({ data: await temporaryFolder() })]);
      await uploadCorpora(gateway.api);
    });
    beforeEach(async () => {
      ({ id } = await gateway.api.launch({ config: CONFIG, seed: 1 }));
    });
    afterEach(async () => {
      for (const { page, failures } of opened.splice(0)) {
        expect(failures).toEqual([]);
        await page.close();
      }
      await gateway.api.cancel(id).catch(() => undefined);
    });
    afterAll(async () => {
      await browser?.close();
      await gateway?.stop();
    });

    const look = async (hash: string): Promise<Page> => {
      const each = await openPage(browser);
      opened.push(each);
      await each.page.goto(`${gateway.address}/${hash}`);
      await each.page.locator('h1').waitFor();
      return each.page;
    };
    const tournament = () => look(`#/tournaments/${id}/log`);

    it('lets buttons follow what another person does', async () => {
      const [one, other] = [await tournament(), await tournament()];
      await one.getByRole('button', { name: 'Pause' }).click();
      await other.getByRole('button', { name: 'Resume' }).click();
      await one.getByRole('button', { name: 'Pause' }).waitFor();
      expect(await one.getByRole('alert').count()).toBe(0);
    });

    it('tells the slower of two who press at once what came of it, not of an error', async () => {
      const [one, other] = [await tournament(), await tournament()];
      await other.getByRole('button', { name: 'Cancel' }).click();
      // It is cancelled for everyone before the slower one's wish arrives.
      await other.route('**/cancel', async (route) => {
        await gateway.api.cancel(id);
        await route.continue();
      });
      await other.getByRole('button', { name: 'Yes, cancel it' }).click();
      await other.getByText('It was changed elsewhere: it is cancelled now.').waitFor();
      expect(await other.getByRole('alert').count()).toBe(0);
      expect(await other.getByRole('button', { name: /^(Pause|Resume|Cancel)$/ }).count()).toBe(0);
      await one.locator('.badge.cancelled').waitFor();
    });

    it('offers to reload, at the same address, when a part of the page is of another build', async () => {
      const page = await look('');
      await page.route('**/assets/launch-page-*.js', (route) => route.fulfill({ status: 404 }));
      await page.getByRole('link', { name: 'Launch', exact: true }).click();
      await page.getByText('This part of the page could not be fetched.').waitFor();
      await page.unroute('**/assets/launch-page-*.js');
      await page.getByRole('button', { name: 'Reload' }).click();
      await page.getByRole('heading', { name: 'Launch a tournament' }).waitFor();
      expect(page.url()).toContain('#/launch');
    });

    it('offers to reload when it finds a server of another version after the connection was lost', async () => {
      const page = await tournament();
      await page.getByText('individual.born').first().waitFor();
      await page.route('**/api/health', (route) =>
        route.fulfill({ json: { status: 'ok', pid: 1, version: '99.0.0' } }),
      );
      const port = Number(new URL(gateway.address).port);
      const { data } = gateway;
      await gateway.kill();
      await page.getByText('The connection to the server is lost').waitFor();
      gateway = await startGateway({ data, port });
      await page.getByText('The server was upgraded to 99.0.0').waitFor({ timeout: 30_000 });
      expect(page.url()).toContain(`#/tournaments/${id}/log`);
    });

    it('does not delete what runs', async () => {
      const page = await tournament();
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    });

    it('deletes a tournament once its id is typed, by keys alone, and tells whoever watches', async () => {
      await gateway.api.pause(id);
      const [one, other] = [await tournament(), await tournament()];
      await one.getByRole('button', { name: 'Delete' }).focus();
      await one.keyboard.press('Enter');
      await one.getByRole('dialog').waitFor();
      await one.keyboard.press('Escape');
      await one.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await one.evaluate<string>('document.activeElement.textContent')).toBe('Delete');
      await one.keyboard.press('Enter');
      await one.getByRole('textbox', { name: /^Type/ }).focus();
      await one.keyboard.type('something else');
      expect(await one.getByRole('button', { name: 'Delete it' }).isDisabled()).toBe(true);
      await one.getByRole('textbox', { name: /^Type/ }).fill(id);
      await one.keyboard.press('Enter');
      await one.getByRole('heading', { name: 'Tournaments' }).waitFor();
      await expect(gateway.api.tournament(id)).rejects.toThrow(/there is no tournament/);
      await other.getByRole('heading', { name: 'Shared was deleted' }).waitFor();
      await other.getByRole('link', { name: 'All tournaments' }).click();
      await other.getByRole('heading', { name: 'Tournaments' }).waitFor();
    });

    it('imports what it exported', async () => {
      await until(gateway.api, id, ({ generation }) => generation >= 1);
      await gateway.api.pause(id);
      const page = await tournament();
      await page.getByText('Export', { exact: true }).click();
      const saved = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Archive, with weights' }).click();
      const archive = await (await saved).path();
      await page.goto(`${gateway.address}/#/tournaments/${id}`);
      await page.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('textbox', { name: /^Type/ }).fill(id);
      await page.getByRole('button', { name: 'Delete it' }).click();
      await page.getByRole('heading', { name: 'Tournaments' }).waitFor();
      await page.getByLabel('Import an archive').setInputFiles(archive);
      await page.getByRole('heading', { name: 'Shared' }).waitFor();
      expect(page.url()).toContain(`#/tournaments/${id}`);
    });
  });
}
