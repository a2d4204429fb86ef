/** A real browser, for end-to-end tests of the dashboard. */
import type { Browser, Page } from 'playwright-core';

export { barriers, overflow } from '../../../bench/dashboard/barriers';
export { NO_CHROMIUM as NO_BROWSER, startChromium as startBrowser } from '../../../bench/dashboard/chromium';

/** A page that remembers what went wrong in it: errors that nobody caught, and what the content security policy refused. */
export async function openPage(browser: Browser, options: Parameters<Browser['newPage']>[0] = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) failures.push(message.text());
  });
  return { page, failures };
}

/** Individuals that the tree on a page shows. */
export async function bornOn(page: Page): Promise<number> {
  return Number(await page.locator('canvas').getAttribute('data-born'));
}

/** Waits until the tree shows as many. */
export async function untilBorn(page: Page, count: number): Promise<void> {
  await page.locator(`canvas[data-born="${count}"]`).waitFor();
}

/** Individuals that the brushes on a page leave. */
export async function brushedOn(page: Page): Promise<number> {
  return Number(await page.locator('canvas[data-brushed]').getAttribute('data-brushed'));
}
