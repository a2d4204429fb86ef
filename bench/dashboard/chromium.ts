/** A real browser without a window, as the dashboard's bench and tests drive it. */
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Null where there is one. */
export const NO_CHROMIUM = existsSync(CHROMIUM)
  ? null
  : `${CHROMIUM} is not installed (Debian: apt-get install chromium)`;

/** Throws an error that says what to install where there is none. */
export async function startChromium(): Promise<Browser> {
  if (NO_CHROMIUM !== null) throw new Error(NO_CHROMIUM);
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}
