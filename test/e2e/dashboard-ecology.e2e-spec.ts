/** What the dashboard shows of populations in a real browser: colours by genes and metrics, clades that collapse, mixtures of corpora. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import type { IndividualView, TournamentView } from '#contracts';
import { readCsv } from '../support/read-csv';
import { barriers, NO_BROWSER, openPage, overflow, startBrowser, untilBorn } from './support/browser';
import { startWithFinished } from './support/finished-tournament';
import type { GatewayProcess } from './support/gateway-process';

jest.setTimeout(240_000);

if (NO_BROWSER !== null) {
  it.skip(`the dashboard in a browser: ${NO_BROWSER}`, () => undefined);
} else {
  describe('the dashboard', () => {
    let browser: Browser;
    let gateway: GatewayProcess;
    let tournament: TournamentView;
    let everyone: readonly IndividualView[];

    beforeAll(async () => {
      [browser, { gateway, tournament }] = await Promise.all([startBrowser(), startWithFinished('small')]);
      ({ rows: everyone } = await gateway.api.individuals(tournament.id, { limit: 200 }));
    });
    afterAll(async () => {
      await browser?.close();
      await gateway?.stop();
    });

    const open = async (hash: string, options?: Parameters<Browser['newPage']>[0]) => {
      const opened = await openPage(browser, options);
      await opened.page.goto(`${gateway.address}/${hash}`);
      return opened;
    };
    const openTree = async () => {
      const opened = await open(`#/tournaments/${tournament.id}/tree`);
      await untilBorn(opened.page, tournament.individuals);
      return opened;
    };
    const colourBy = (page: Page, name: string) => page.getByRole('combobox', { name: 'Colour' }).selectOption(name);

    it('colours the tree by any gene, tells which colour is which allele, and saves it', async () => {
      const { page, failures } = await openTree();
      await colourBy(page, 'gene.optimizer');
      const alleles = [...new Set(everyone.map(({ genome }) => String(genome['optimizer'])))].sort();
      const keys = page.locator('.legend .key').filter({ hasText: /^(adamw|lion)$/ });
      await keys.first().waitFor();
      expect(await keys.allTextContents()).toEqual(alleles);
      expect(page.url()).toMatch(/colour=gene\.optimizer$/);
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'CSV' }).click();
      const rows = readCsv(await readFile(await (await saved).path(), 'utf8'));
      expect(new Map(rows.map((row) => [row['id'], row['optimizer']]))).toEqual(
        new Map(everyone.map((one) => [one.id, String(one.genome['optimizer'])])),
      );
      await page.locator('canvas').focus();
      await page.keyboard.press('ArrowDown');
      await page.locator('.tip dt', { hasText: 'optimizer' }).waitFor();
      expect(failures).toEqual([]);
      await page.close();
    });

    it.each(['gene.learningRate', 'metric.evolutionaryDistinctiveness', 'metric.meanBitsPerCharacter'])(
      'colours the tree by %s, from the least value to the greatest',
      async (name) => {
        const { page, failures } = await openTree();
        await colourBy(page, name);
        const told = page.locator('.scale-tick, .legend .key').filter({ hasText: /^[-−]?[\d.]+$/ });
        await told.nth(1).waitFor();
        const values = (await told.allTextContents()).map(Number);
        expect(values).toEqual([...values].sort((a, b) => a - b));
        expect(failures).toEqual([]);
        await page.close();
      },
    );

    it('collapses the clade of who is selected, and not of who has no children', async () => {
      const { page, failures } = await openTree();
      const parents = new Set(
        everyone.flatMap((one) => one.parents.filter(({ role }) => role === 'primary').map(({ id }) => id)),
      );
      const select = async (isParent: boolean) => {
        const { id } = everyone.find((one) => parents.has(one.id) === isParent)!;
        await page.getByRole('searchbox', { name: 'Find' }).fill(id);
        await page.getByRole('button', { name: id, exact: true }).click();
        return id.slice(tournament.id.length + 1);
      };
      await select(false);
      await page.getByRole('button', { name: 'Collapse clade' }).and(page.locator(':disabled')).waitFor();
      const short = await select(true);
      await page.getByRole('button', { name: 'Collapse clade' }).click();
      await page.getByRole('button', { name: 'Expand clade' }).waitFor();
      expect(page.url()).toContain(`collapsed=${short}`);
      await page.getByRole('button', { name: 'Expand all' }).click();
      await page.getByRole('button', { name: 'Collapse clade' }).waitFor();
      expect(page.url()).not.toContain('collapsed');
      expect(failures).toEqual([]);
      await page.close();
    });

    it('mixes corpora for a niche to have, and says what is missing before it asks', async () => {
      const { page, failures } = await open('#/launch');
      await page.getByText('Mix corpora into a new one').click();
      const form = page.locator('.mixture');
      const mix = () => form.getByRole('button', { name: 'Mix', exact: true }).click();
      await mix();
      await form.getByRole('alert').getByText('needs a name').waitFor();
      await form.getByRole('textbox', { name: 'Name of the mixture' }).fill('half');
      await form.getByRole('combobox').first().selectOption('prose');
      await form.getByRole('combobox').last().selectOption('sounds');
      await form.getByRole('textbox', { name: 'Weight' }).first().fill('3');
      await form.getByText('75.0 %').waitFor();
      await mix();
      await form.getByText(/^half is a corpus of [\d,]+ characters now/).waitFor();
      expect((await gateway.api.corpora()).map(({ name }) => name)).toContain('half');
      await form.getByRole('combobox').first().selectOption('half');
      await form.getByRole('textbox', { name: 'Name of the mixture' }).fill('half');
      await form.getByRole('combobox').last().selectOption('prose');
      await mix();
      await form.getByRole('alert').getByText(/half/).first().waitFor();
      expect(failures).toEqual([]);
      await page.close();
    });

    it.each([
      ['a tree by a gene', () => `#/tournaments/${tournament.id}/tree?colour=gene.learningRate`],
      ['a tree by a metric', () => `#/tournaments/${tournament.id}/tree?colour=metric.evolutionaryDistinctiveness`],
      ['an environment', () => `#/tournaments/${tournament.id}/environment`],
      ['transplants', () => `#/tournaments/${tournament.id}/transplants`],
    ])('%s has no serious barrier and fits a telephone', async (_, hash) => {
      const { page, failures } = await open(hash(), { colorScheme: 'dark', viewport: { width: 390, height: 844 } });
      await page.locator('h1').waitFor();
      await page.waitForLoadState('networkidle');
      expect(await barriers(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(failures).toEqual([]);
      await page.close();
    });
  });
}
