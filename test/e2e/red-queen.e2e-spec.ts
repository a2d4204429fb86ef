/** Who drives whom, of a finished tournament: the same from the API, the command line and the page. */
import type { Browser } from 'playwright-core';
import type { RedQueenView } from '#contracts';
import { NO_BROWSER, openPage, startBrowser } from './support/browser';
import { clade } from './support/cli-process';
import { startWithFinished } from './support/finished-tournament';
import type { GatewayProcess } from './support/gateway-process';

jest.setTimeout(240_000);

let gateway: GatewayProcess;
let id: string;
let browser: Browser | undefined;
beforeAll(async () => {
  const started = await startWithFinished('voted');
  gateway = started.gateway;
  ({ id } = started.tournament);
});
afterAll(async () => {
  await browser?.close();
  await gateway.stop();
});

const redQueen = (...words: string[]) => clade('red-queen', ...words, '--server', gateway.address);

it('is a matrix of rates a niche, told alike by command and API', async () => {
  const views = await gateway.api.redQueen(id);
  expect(views.map(({ niche }) => niche)).toEqual(['prose', 'sounds']);
  for (const { generations, rates, bits, evolves } of views) {
    expect(evolves).toBe(false);
    expect([rates.length, bits.length]).toEqual([generations.length, generations.length]);
    for (const rate of rates.flat()) expect([rate > 0, rate < 1]).toEqual([true, true]);
  }
  const { out, exitCode } = await redQueen(id, '--json');
  expect([exitCode, JSON.parse(out) as RedQueenView[]]).toEqual([0, views]);
  const told = await redQueen(id, '--niche', 'sounds');
  expect(told.out).toContain('sounds: how often raters tell the text itself');
  expect(told.out).not.toContain('prose:');
  for (const rate of views[1].rates.flat()) expect(told.out).toContain(` ${Math.round(100 * rate)} %`);
  expect(told.out.match(/ % \*/g)).toHaveLength(views[1].generations.length);
});

it('refuses a niche and a tournament that there are not', async () => {
  for (const [words, right] of [
    [[id, '--niche', 'verse'], 'prose, sounds'],
    [['nothing'], 'nothing'],
    [[], 'one of both must be given'],
    [[id, '--experiment', id], 'one of both must be given'],
    [['--experiment', id], `${id} is a tournament`],
    [['--experiment', 'nothing'], 'nothing'],
  ] as const) {
    const { exitCode, err, out } = await redQueen(...words);
    expect([exitCode === 0, out, err]).toEqual([false, '', expect.stringContaining(right)]);
  }
});

if (NO_BROWSER !== null) {
  it.skip(`the panel in a browser: ${NO_BROWSER}`, () => undefined);
} else {
  it('is computed on the page for who asks', async () => {
    browser = await startBrowser();
    const { page, failures } = await openPage(browser);
    await page.goto(`${gateway.address}/#/tournaments/${id}/arena`);
    expect(await page.getByRole('img', { name: /rate of telling/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Compute' }).click();
    const map = page.getByRole('img', { name: 'sounds: rate of telling by generation of models and of raters' });
    await map.waitFor({ timeout: 120_000 });
    const [, { generations, rates }] = await gateway.api.redQueen(id);
    const last = generations.length - 1;
    await map.locator('rect').last().hover();
    const percent = `${Math.round(100 * rates[last][last])} %`;
    await page
      .getByText(`models of generation ${generations[last]}, raters of ${generations[last]}: ${percent}`)
      .first()
      .waitFor({ state: 'attached' });
    await page.getByRole('region', { name: 'sounds: time shifts' }).waitFor();
    expect(failures).toEqual([]);
  });
}
