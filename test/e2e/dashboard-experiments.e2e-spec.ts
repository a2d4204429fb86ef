/** An experiment in a real browser: from the text of its config to launch, pause, resume and its end. */
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { barriers, NO_BROWSER, openPage, overflow, startBrowser } from './support/browser';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { CELLS, CONFIG, finished, until } from './support/small-experiment';
import { temporaryFolder, uploadCorpora } from './support/small-tournament';

jest.setTimeout(240_000);

if (NO_BROWSER !== null) {
  it.skip(`experiments in a browser: ${NO_BROWSER}`, () => undefined);
} else {
  describe('experiments', () => {
    let browser: Browser;
    let gateway: GatewayProcess;

    beforeAll(async () => {
      [browser, gateway] = await Promise.all([startBrowser(), startGateway({ data: await temporaryFolder() })]);
      await uploadCorpora(gateway.api);
    });
    afterAll(async () => {
      await browser?.close();
      await gateway?.stop();
    });

    const choose = (page: Page, text: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'twins.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
    const yaml = (change: object) => JSON.stringify({ ...CONFIG, ...change }, null, 2);

    it('begin from a text: all that is wrong with it is told by line, then what it would take', async () => {
      const { page, failures } = await openPage(browser);
      await page.goto(`${gateway.address}/#/experiments`);
      await page.getByRole('link', { name: 'Launch an experiment' }).click();
      const editor = page.getByRole('textbox', { name: 'Config in YAML or JSON' });
      while (!(await editor.inputValue()).includes('arms:')) await setTimeout(20);
      const launch = page.getByRole('button', { name: 'Launch', exact: true });
      expect(await launch.isDisabled()).toBe(true);

      await choose(page, yaml({ seeds: [], base: { ...CONFIG.base, generations: 0 } }));
      const told = page.getByRole('alert');
      await told.getByText('2 things to put right').waitFor();
      expect(await told.getByRole('listitem').allTextContents()).toEqual([
        expect.stringMatching(/line \d+ base\.generations is 0; must be at least 1$/),
        expect.stringMatching(/line \d+ seeds is \[\]; must have at least 1 item$/),
      ]);
      await told.getByRole('button').first().click();
      expect(
        await page.evaluate<string>('document.activeElement.value.slice(document.activeElement.selectionStart)'),
      ).toMatch(/^\s*"generations": 0/);
      expect(await launch.isDisabled()).toBe(true);

      await editor.fill('name: [');
      await page.getByRole('button', { name: 'Check' }).click();
      await told.getByText(/^line 1$/).waitFor();

      await choose(page, yaml({}));
      await page.getByText(/^4 tournaments, .* FLOPs of training, about .* as a guess/).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await launch.click();
      await page.getByRole('heading', { name: 'Twins' }).waitFor();
      expect(failures).toEqual([]);
      await page.close();
    });

    it('are paused, resumed and followed to their end', async () => {
      const { id } = (await gateway.api.experiments()).rows[0];
      const { page, failures } = await openPage(browser);
      await page.goto(`${gateway.address}/#/experiments/${id}`);
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('button', { name: 'Resume' }).click();
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      await until(gateway.api, id, finished);
      await page.getByText(`${CELLS} of ${CELLS} tournaments ended`).waitFor();
      expect(await page.getByText(/^(No gain|Gain) due to evolution of evolved over neutral/).count()).toBe(1);
      expect(await page.getByRole('button', { name: /Resume|Cancel/ }).count()).toBe(0);
      const table = await page.getByRole('link', { name: 'Tournaments, CSV' }).getAttribute('href');
      const rows = await (await fetch(new URL(table!, gateway.address))).text();
      expect(rows.trimEnd().split('\r\n')).toHaveLength(1 + CELLS);
      expect(await barriers(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      const { measured } = await gateway.api.planExperiment({ config: CONFIG });
      expect(measured).toBeGreaterThan(0);
      expect(failures).toEqual([]);
      await page.close();
    });

    it('are cancelled for good, and keep what has finished', async () => {
      const seeds = { ...CONFIG.seeds, count: 4 * CONFIG.seeds.count }; // which do not end before the page is there
      const { id } = await gateway.api.launchExperiment({ config: { ...CONFIG, seeds, name: 'Ended early' } });
      await until(gateway.api, id, ({ ended }) => ended >= 1);
      const { page } = await openPage(browser);
      await page.goto(`${gateway.address}/#/experiments/${id}`);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Yes, cancel it' }).click();
      await page.getByText(`${4 * CELLS} of ${4 * CELLS} tournaments ended`).waitFor();
      const { status, runs } = await gateway.api.experiment(id);
      expect(status).toBe('cancelled');
      expect(new Set(runs.map((run) => run.status))).toEqual(new Set(['finished', 'cancelled']));
      await expect(gateway.api.resumeExperiment(id)).rejects.toThrow('nothing to resume');
      await expect(gateway.api.cancelExperiment(id)).rejects.toThrow('cancelled already');
      await page.close();
    });
  });
}
