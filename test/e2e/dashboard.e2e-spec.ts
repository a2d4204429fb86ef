/** The dashboard in a real browser, on a real server: from the list to an individual, live growth, votes, a restart, accessibility. */
import { setTimeout } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { TournamentView } from '#contracts';
import { barriers, bornOn, NO_BROWSER, openPage, overflow, startBrowser, untilBorn } from './support/browser';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(240_000);

const CONFIG = {
  ...SMALL_CONFIG,
  name: 'Judged',
  breeding: { ...SMALL_CONFIG.breeding, species: { scheme: 'loci', threshold: 1 } },
  arena: { prompts: 2, sampleCharacters: 100, rounds: 4, promptCharacters: 20 },
};

if (NO_BROWSER !== null) {
  it.skip(`the dashboard in a browser: ${NO_BROWSER}`, () => undefined);
} else {
  describe('the dashboard', () => {
    let browser: Browser;
    let gateway: GatewayProcess;
    let data: string;
    let tournament: TournamentView;

    beforeAll(async () => {
      data = await temporaryFolder();
      [browser, gateway] = await Promise.all([startBrowser(), startGateway({ data })]);
      await uploadCorpora(gateway.api);
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

    it('is served under a policy that lets nothing in from elsewhere, on plain http too', async () => {
      const { headers, status } = await fetch(gateway.address);
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*script-src 'self'/);
      expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
      expect((await fetch(`${gateway.address}/nothing-here.js`)).status).toBe(404);
    });

    it('says how to begin where nothing has run, and launches from its form', async () => {
      const { page, failures } = await open('');
      await page.getByText('No tournaments yet').waitFor();
      await page.getByRole('link', { name: 'Launch a tournament' }).click();
      await page.getByRole('button', { name: 'JSON' }).click();
      await page.getByRole('textbox', { name: 'Config as JSON' }).fill(JSON.stringify({ ...CONFIG, generations: 0 }));
      await page.getByRole('button', { name: 'Launch', exact: true }).click();
      await page.getByRole('alert').getByText('config.generations').waitFor();
      await page.getByRole('textbox', { name: 'Config as JSON' }).fill(JSON.stringify(CONFIG));
      await page.getByText(/17 individuals/).waitFor();
      await page.getByRole('button', { name: 'Launch', exact: true }).click();
      await page.getByRole('heading', { name: 'Judged' }).waitFor();
      expect(failures).toEqual([]);
      await page.close();
    });

    it('lets the tree grow as births arrive, each once, without a reload', async () => {
      const [{ id }] = (await gateway.api.tournaments()).rows;
      const { page, failures } = await open(`#/tournaments/${id}/tree`);
      await page.locator('canvas').waitFor();
      const seen = new Set<number>();
      tournament = await until(gateway.api, id, (each) => {
        void bornOn(page).then((born) => seen.add(born));
        return finished(each);
      });
      await untilBorn(page, tournament.individuals);
      expect([...seen].filter((born) => born > 0).length).toBeGreaterThan(1);
      expect([...seen].every((born) => born <= tournament.individuals)).toBe(true);
      await page.locator('.badge.finished').first().waitFor();
      expect(failures).toEqual([]);
      await page.close();
    });

    it('draws charts across what was spent, and the address keeps the choice', async () => {
      const { page, failures } = await open(`#/tournaments/${tournament.id}`);
      const choose = (name: string) => page.getByRole('group', { name: 'Charts across' }).getByRole('button', { name }).click(); // prettier-ignore
      const axes = (unit: string) => page.locator('svg .axis').getByText(unit, { exact: true });
      await axes('generation').first().waitFor();
      for (const [name, across, unit] of [
        ['FLOPs', 'flops', 'FLOPs so far'],
        ['Tokens', 'tokens', 'tokens trained on so far'],
        ['Processors', 'cpuSeconds', 'processor time so far'],
      ]) {
        await choose(name);
        await axes(unit).first().waitFor();
        expect(new URL(page.url()).hash).toBe(`#/tournaments/${tournament.id}?across=${across}`);
        expect(await axes('generation').count()).toBe(0);
      }
      await page.reload();
      await axes('processor time so far').first().waitFor();
      await choose('Generations');
      await axes('generation').first().waitFor();
      expect(new URL(page.url()).hash).toBe(`#/tournaments/${tournament.id}`);
      expect(failures).toEqual([]);
      await page.close();
    });

    it('tells the environment, and lets people change it: wrong values beside the field, right ones from the next generation on', async () => {
      const { id } = await gateway.api.launch({ config: { ...CONFIG, name: 'Changed', generations: 30 }, seed: 4 });
      await until(gateway.api, id, ({ generation }) => generation >= 1);
      await gateway.api.pause(id);
      const { page, failures } = await open(`#/tournaments/${id}/environment`);
      await page.getByText('Nothing changes here').waitFor();
      await page.getByRole('combobox', { name: /^Deme/ }).selectOption('sounds');
      await page.getByRole('textbox', { name: /^To/ }).fill('0');
      await page.keyboard.press('Enter');
      await page.getByText('must be a whole number from 1 to 1000').waitFor();
      await page.getByRole('textbox', { name: /^To/ }).fill('2');
      await page.keyboard.press('Enter');
      await page.getByText(/^Logged\. capacity of sounds: 2 from the next generation on/).waitFor();
      await page.getByRole('img', { name: 'capacity of sounds by generation' }).waitFor();
      const { rows } = await gateway.api.environment(id);
      expect(rows.filter(({ by }) => by === 'intervention')).toMatchObject([
        { kind: 'expected', deme: 'sounds', value: 2 },
      ]);
      expect(failures).toEqual([]);
      await gateway.api.cancel(id);
      await page.getByText('nothing that comes could be changed').waitFor();
      await page.close();
    });

    it('leads from the list to a tournament, its leaderboard and an individual that writes', async () => {
      const { page, failures } = await open('');
      await page.getByRole('link', { name: 'Judged' }).click();
      await page.getByText('prose: cross-entropy on validation').waitFor();
      await page.locator('.level-name', { hasText: 'WB-2' }).first().waitFor();
      await page.getByRole('link', { name: 'Leaderboard' }).click();
      await page.locator(`a.mono[href^="#/individuals/${tournament.id}-"]`).first().click();
      await page.getByRole('heading', { name: 'Genome' }).waitFor();
      await page.getByRole('textbox', { name: 'Prompt' }).fill('the ');
      await page.getByRole('button', { name: 'Write', exact: true }).click();
      await page.locator('.sample .text').waitFor();
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save as safetensors' }).click();
      expect((await saved).suggestedFilename()).toMatch(/\.safetensors$/);
      expect(failures).toEqual([]);
      await page.close();
    });

    it('replays the tree from the log, at an address that leads back to the same moment', async () => {
      const { page } = await open(`#/tournaments/${tournament.id}/tree?at=8`);
      await page.locator('canvas:not([data-born="0"])').waitFor();
      expect(await bornOn(page)).toBeLessThan(tournament.individuals);
      await page.getByRole('button', { name: 'Now' }).click();
      await untilBorn(page, tournament.individuals);
      expect(page.url()).not.toContain('at=');
      await page.locator('canvas').focus();
      await page.keyboard.press('ArrowDown');
      await page.locator('.tip').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Architecture' }).waitFor();
      await page.close();
    });

    it('follows a link while a replay runs, and stays there', async () => {
      const { page, failures } = await open(`#/tournaments/${tournament.id}/tree`);
      await untilBorn(page, tournament.individuals);
      await page.getByRole('button', { name: 'Replay' }).click();
      await setTimeout(1000); // longer than Chromium lets an address change in each frame
      expect(await bornOn(page)).toBeLessThan(tournament.individuals);
      await page.getByRole('link', { name: 'Leaderboard' }).click();
      await page.getByRole('region', { name: 'Leaderboard of prose' }).waitFor();
      await setTimeout(1000);
      expect(page.url()).toMatch(/\/leaderboard$/);
      await page.goBack();
      await page.getByRole('button', { name: 'Replay' }).click();
      await setTimeout(300);
      await page.getByRole('button', { name: 'Stop' }).click();
      expect(page.url()).toMatch(/tree\?at=\d+$/);
      expect(failures).toEqual([]);
      await page.close();
    });

    it('leads from a rating to its battles and to what was read', async () => {
      const { page } = await open(`#/tournaments/${tournament.id}/arena`);
      await page
        .getByRole('button', { name: /battles of WB-2/ })
        .first()
        .click();
      await page
        .getByRole('link', { name: /^read / })
        .first()
        .click();
      await page.getByText(/^Rater/).waitFor();
      expect(await page.locator('.written').count()).toBe(2);
      await page.close();
    });

    it('takes votes by key, and tells who wrote what only then', async () => {
      const { page, failures } = await open(`#/tournaments/${tournament.id}/vote`);
      await page.locator('.written .text').first().waitFor();
      expect(await page.locator('.written h2').allTextContents()).toEqual(['Text 1 ', 'Text 2 ']);
      await page.keyboard.press('1');
      await page.getByRole('button', { name: /Next pair/ }).waitFor();
      expect((await page.locator('.written h2').allTextContents()).join()).not.toContain('Text');
      await page.keyboard.press('n');
      await page.getByRole('button', { name: /^First/ }).waitFor();
      await page.keyboard.press('0');
      await page.getByRole('button', { name: /Next pair/ }).waitFor();
      const votes = (await gateway.api.events(tournament.id, { limit: 1000 })).filter(
        ({ type }) => type === 'battle.voted',
      );
      expect(votes).toHaveLength(2);
      expect(failures).toEqual([]);
      await page.close();
    });

    it('says that the server is gone, and goes on by itself when it is back', async () => {
      const { page } = await open(`#/tournaments/${tournament.id}/log`);
      await page.getByText('tournament.finished').waitFor();
      const port = Number(new URL(gateway.address).port);
      await gateway.kill();
      await page.getByText('The connection to the server is lost').waitFor();
      gateway = await startGateway({ data, port });
      await page.getByText('The connection to the server is lost').waitFor({ state: 'detached', timeout: 30_000 });
      const voter = 'someone-after-the-restart';
      const ballot = await gateway.api.ballot(tournament.id, { voter });
      await gateway.api.vote(ballot.id, { voter, outcome: 'tie' });
      await page.getByRole('cell', { name: 'battle.voted' }).nth(2).waitFor();
      await page.close();
    });

    it.each([
      ['the list', () => ''],
      ['a tournament', () => `#/tournaments/${tournament.id}`],
      ['a tree', () => `#/tournaments/${tournament.id}/tree`],
      ['entropy', () => `#/tournaments/${tournament.id}/entropy`],
      ['species', () => `#/tournaments/${tournament.id}/species`],
      ['a tree by species', () => `#/tournaments/${tournament.id}/tree?colour=species`],
      ['a leaderboard', () => `#/tournaments/${tournament.id}/leaderboard`],
      ['an arena', () => `#/tournaments/${tournament.id}/arena?competitor=WB-2&at=prose`],
      ['a ballot', () => `#/tournaments/${tournament.id}/vote`],
      ['a log', () => `#/tournaments/${tournament.id}/log`],
      ['an individual', () => `#/individuals/${tournament.champion!.id}`],
      ['a launch', () => '#/launch'],
      ['a comparison', () => `#/compare?ids=${tournament.id}`],
      ['individuals across axes', () => `#/compare?ids=${tournament.id}&show=individuals&brush=generation:0~1`],
      ['nowhere', () => '#/nowhere'],
      ['nobody', () => '#/individuals/nobody-0-0'],
    ])('%s has no serious barrier and fits, dark on a telephone and light on a desk', async (_, hash) => {
      const { page, failures } = await open(hash(), { colorScheme: 'dark', viewport: { width: 390, height: 844 } });
      await page.locator('h1').waitFor();
      await page.waitForLoadState('networkidle');
      const check = async (rules?: readonly string[]): Promise<void> => {
        await setTimeout(200);
        expect(await barriers(page, rules)).toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      };
      await check();
      await page.setViewportSize({ width: 1280, height: 844 });
      await page.emulateMedia({ colorScheme: 'light' });
      await check(['color-contrast']); // the other rules hold as before
      expect(failures).toEqual([]);
      await page.close();
    });
  });
}
