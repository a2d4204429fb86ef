/** Pictures of every screen, light and dark, wide and narrow, from small real tournaments. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { type ApiClient, createApiClient } from '#client';
import type { TournamentView } from '#contracts';
import { barriers, overflow } from './barriers';
import { startChromium } from './chromium';
import {
  ecological,
  EMPTY,
  ended,
  experimentScreens,
  GONE,
  LAUNCH,
  NEW_EXPERIMENT,
  RUNNING,
  type Screen,
} from './screens';
import { withGateway } from '../with-gateway';

const CONFIG = {
  name: 'Prose and sounds',
  notes: 'Two niches under twelve raters.',
  generations: 5,
  niches: [
    {
      name: 'moby',
      demes: [
        { name: 'north', capacity: 5 },
        { name: 'south', capacity: 4 },
      ],
    },
    { name: 'phonetic', capacity: 6 },
  ],
  breeding: {
    migration: { scheme: 'ring', rate: 0.2 },
    species: { scheme: 'loci', difference: 2, threshold: 1.5, target: 4, adjustment: 0.3 },
  },
  budget: { trainingFlops: 4e9, maximumParameters: 300_000 },
  evaluation: { validationSymbols: 4096, testSymbols: 8192 },
  arena: { prompts: 3, rounds: 6 },
  environment: [
    { set: 'capacity', deme: 'north', course: 'steps', points: [{ at: 2, value: 3 }, { at: 4, value: 6 }] }, // prettier-ignore
    { set: 'budget', niche: 'moby', course: 'linear', points: [{ at: 0, value: 0.5 }, { at: 4, value: 1 }] }, // prettier-ignore
    { set: 'families', niche: 'phonetic', course: 'cycle', values: [['gru', 'rnn'], ['mlp', 'lstm', 'gru']], every: 2 }, // prettier-ignore
  ],
};
const { name: _, notes: __, arena: ___, environment: ____, breeding: _____, ...base } = CONFIG;
const GRID = {
  ...base,
  name: 'A grid of designs',
  niches: [{ name: 'moby', capacity: 12 }],
  breeding: { replacement: { scheme: 'map-elites' } },
};
const EXPERIMENT = {
  name: 'Is it selection?',
  notes: 'Two arms, three seeds.',
  base: { ...base, generations: 2, niches: [{ name: 'moby', capacity: 4 }] },
  arms: [{ name: 'selection' }, { use: 'neutral' }, { use: 'population-based-training' }],
  seeds: [1, 2, 3],
  compute: { tolerance: 0.6 },
};
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  ([1440, 390] as const).map((width) => ({ colorScheme, viewport: { width, height: width > 600 ? 900 : 844 } })),
);
const SETTLED_MS = 350;

/** Answers what axe and the width of the pages had to say. */
export async function takeScreenshots(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const found: string[] = [];
  const browser = await startChromium();
  const take = async (address: string, screens: readonly Screen[], then?: () => Promise<void>): Promise<void> => {
    const opened = await Promise.all(
      screens.flatMap((screen) => LOOKS.map((look) => open(browser, address, screen, look))),
    );
    await then?.();
    for (const { page, name, notice } of opened) {
      await notice?.(page);
      await setTimeout(SETTLED_MS);
      await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
      found.push(...(await barriers(page)).map((barrier) => `${name}: ${barrier}`));
      if ((await overflow(page)) > 0) found.push(`${name}: wider than its window`);
      await page.close();
    }
  };
  try {
    await withGateway(
      async () => undefined,
      async ({ address, close }) => {
        const api = createApiClient(address);
        await each([...EMPTY, ...LAUNCH, ...NEW_EXPERIMENT(EXPERIMENT)], (screen) => take(address, [screen]));
        const { id } = await api.launchExperiment({ config: EXPERIMENT });
        await each(experimentScreens(id, 'running'), (screen) => take(address, [screen]));
        while ((await api.experiment(id)).status === 'running') await setTimeout(500);
        await each(experimentScreens(id, 'ended'), (screen) => take(address, [screen]));
        const running = await api.launch({ config: { ...CONFIG, name: 'A long one', generations: 200 }, seed: 1 });
        await until(api, running.id, ({ generation }) => generation >= 2);
        await each(RUNNING(running), (screen) => take(address, [screen]));
        await api.cancel(running.id);
        const judged = await api.launch({ config: CONFIG, seed: 1 });
        const finished = await until(api, judged.id, ({ status }) => status !== 'running');
        const another = await api.launch({ config: { ...CONFIG, name: 'The same, another seed' }, seed: 2 });
        await until(api, another.id, ({ generation }) => generation >= 3);
        const paused = await api.pause(another.id);
        const { id: grid } = await api.launch({ config: GRID, seed: 3 });
        await until(api, grid, ({ status }) => status !== 'running');
        const { id: transplant } = await api.startTransplant(judged.id, { replicates: 2 });
        while ((await api.transplant(judged.id, transplant)).status === 'running') await setTimeout(500);
        await each([...ecological(finished.id, grid), ...ended(finished, paused)], (screen) => take(address, [screen]));
        await take(address, GONE(finished), close);
      },
    );
  } finally {
    await browser.close();
  }
  return [`pictures are in ${path.resolve(folder)}`, ...found].join('\n');
}

async function open(
  browser: Browser,
  address: string,
  { name, hash, reach, notice }: Screen,
  look: (typeof LOOKS)[number],
) {
  const page: Page = await browser.newPage(look);
  page.setDefaultTimeout(120_000); // a busy machine
  await page.goto(`${address}/${hash}`);
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
  await reach?.(page);
  return { page, notice, name: `${name}-${look.viewport.width}-${look.colorScheme}` };
}

async function each<Value>(values: readonly Value[], work: (value: Value) => Promise<void>): Promise<void> {
  for (const value of values) await work(value);
}

async function until(
  api: ApiClient,
  id: string,
  ready: (tournament: TournamentView) => boolean,
): Promise<TournamentView> {
  for (;;) {
    const tournament = await api.tournament(id);
    if (ready(tournament)) return tournament;
    await setTimeout(100);
  }
}
