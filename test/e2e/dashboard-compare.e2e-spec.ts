/** Individuals compared across axes in a real browser: brushed by pointer and by keys, found again from the address, exported as plotted. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { TournamentView } from '#contracts';
import { brushedOn, NO_BROWSER, openPage, startBrowser } from './support/browser';
import { startWithFinished } from './support/finished-tournament';
import type { GatewayProcess } from './support/gateway-process';

jest.setTimeout(240_000);

if (NO_BROWSER !== null) {
  it.skip(`the dashboard in a browser: ${NO_BROWSER}`, () => undefined);
} else {
  describe('individuals across axes', () => {
    let browser: Browser;
    let gateway: GatewayProcess;
    let tournament: TournamentView;
    let page: Page;
    let failures: string[];

    beforeAll(async () => {
      browser = await startBrowser();
      ({ gateway, tournament } = await startWithFinished('small'));
    });
    beforeEach(async () => {
      ({ page, failures } = await openPage(browser));
      await page.goto(`${gateway.address}/#/compare?ids=${tournament.id}&show=individuals`);
      await page.locator('canvas[data-brushed]').waitFor();
    });
    afterEach(async () => {
      expect(failures).toEqual([]);
      await page.close();
    });
    afterAll(async () => {
      await browser?.close();
      await gateway?.stop();
    });

    const born = async (where: Parameters<GatewayProcess['api']['individuals']>[1]) =>
      (await gateway.api.individuals(tournament.id, { ...where, limit: 200 })).rows.map(({ id }) => id).sort();
    const brushed = (count: number) => page.locator(`canvas[data-brushed="${count}"]`).waitFor();

    /** Drags along an axis, from one share of its length to another, measured from above. */
    const drag = async (axis: string, from: number, to: number) => {
      const { x, y, width, height } = (await page.locator(`[data-axis="${axis}"]`).boundingBox())!;
      await page.mouse.move(x + width / 2, y + from * height);
      await page.mouse.down();
      await page.mouse.move(x + width / 2, y + to * height, { steps: 5 });
      await page.mouse.up();
    };

    it('shows everyone, and after a drag those on the brushed chunk, at an address that leads back', async () => {
      expect(await brushedOn(page)).toBe(tournament.individuals);
      const first = await born({ generation: 0 });
      await drag('generation', 0.8, 1);
      await brushed(first.length);
      await page.waitForURL(/brush=generation/);
      await page.reload();
      await brushed(first.length);
      await page.getByRole('button', { name: 'Clear brushes' }).click();
      await brushed(tournament.individuals);
    });

    it('is brushed by keys: an end of an axis moves, and Escape lets go', async () => {
      const later = await born({ minGeneration: 1 });
      await page.getByRole('slider', { name: 'generation, least' }).focus();
      await page.keyboard.press('ArrowUp');
      await brushed(later.length);
      await page.keyboard.press('End');
      await brushed((await born({ generation: 2 })).length);
      await page.keyboard.press('Escape');
      await brushed(tournament.individuals);
    });

    it('exports exactly what is brushed', async () => {
      const chosen = await born({ family: tournament.champion!.family });
      const { family } = tournament.champion!;
      await page.goto(`${page.url()}&axes=bits,gene.family,gene.width&brush=gene.family:${family}~${family}`);
      await brushed(chosen.length);
      const csv = page.waitForEvent('download');
      await page.getByRole('button', { name: 'CSV' }).click();
      const [head, ...rows] = readFileSync(await (await csv).path(), 'utf8')
        .trim()
        .split('\r\n');
      expect(head).toBe('individual,bits above WB-2 on validation,family,width');
      expect(rows.map((row) => row.split(',')[0]).sort()).toEqual(chosen);
      const svg = page.waitForEvent('download');
      await page.getByRole('button', { name: 'SVG' }).click();
      const drawn = readFileSync(await (await svg).path(), 'utf8');
      expect(drawn.match(/<path d="M[^"]*L/g)).toHaveLength(tournament.individuals);
    });

    it('has the axes that are chosen, in the order that is chosen', async () => {
      const names = () => page.locator('.axis-name').allTextContents();
      const before = await names();
      await page.getByText(/^Axes:/).click();
      await page.getByRole('checkbox', { name: 'dropout' }).check();
      expect(await names()).toEqual([...before, 'dropout']);
      await page.getByRole('button', { name: 'dropout further left' }).click();
      expect((await names()).at(-2)).toBe('dropout');
      await page.reload();
      await page.locator('canvas[data-brushed]').waitFor();
      expect((await names()).at(-2)).toBe('dropout');
    });
  });
}
