/** What a person waits for, and how smoothly a large tree moves, in a browser on the same machine. */
import type { Browser, Page } from 'playwright-core';
import { SYNTHETIC } from '../feed/synthetic';

const VIEWPORT = { width: 1440, height: 900 };
const PATIENCE_MS = 120_000;

/** Seconds until something is painted, with nothing cached. */
export async function firstPaint(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(address);
  const milliseconds = await page.evaluate<number>(`new Promise((resolve) =>
    new PerformanceObserver((list) => resolve(list.getEntriesByName('first-contentful-paint')[0].startTime))
      .observe({ type: 'paint', buffered: true }))`);
  await page.close();
  return milliseconds / 1000;
}

/** The tree of everyone, and the seconds until it was drawn. */
export async function openTree(browser: Browser, address: string, individuals: number) {
  const page = await browser.newPage({ viewport: VIEWPORT });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${address}/#/tournaments/${SYNTHETIC}/tree`);
  await page.locator(`canvas[data-born="${individuals}"]`).waitFor();
  const milliseconds = await page.evaluate<number>(
    'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))))',
  );
  return { page, seconds: milliseconds / 1000 };
}

/** Moves the mouse as a person would, as often as the page takes it. */
type Movement = (page: Page, step: number) => Promise<void>;

const AT = { x: 700, y: 520 };

export const pan: Movement = async ({ mouse }, step) => {
  await mouse.move(AT.x + 180 * Math.sin(step / 12), AT.y + 120 * Math.cos(step / 17));
};

/** In and out again, all the way. */
export const zoom: Movement = async ({ mouse }, step) => {
  await mouse.wheel(0, step % 120 < 60 ? -60 : 60);
};

/** Frames a second while the mouse moves, drawn or not: a frame that is late counts as the time it took. */
export async function framesPerSecond(page: Page, move: Movement, seconds: number): Promise<number> {
  await page.evaluate(`(() => {
    window.frames_ = [];
    const count = (at) => { window.frames_.push(at); window.counting_ = requestAnimationFrame(count); };
    window.counting_ = requestAnimationFrame(count);
  })()`);
  const end = Date.now() + 1000 * seconds;
  for (let step = 0; Date.now() < end; step++) await move(page, step);
  const times = await page.evaluate<number[]>('(cancelAnimationFrame(window.counting_), window.frames_)');
  return (1000 * (times.length - 1)) / (times.at(-1)! - times[0]);
}

export async function hold({ mouse }: Page): Promise<void> {
  await mouse.move(AT.x, AT.y);
  await mouse.down();
}
