/** How soon the dashboard is there, and how smoothly it moves: `clade bench dashboard`, or pictures of every screen. */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { median } from '../median';
import { positiveInteger } from '../positive';
import { startChromium } from './chromium';
import { fill } from './fill';
import { firstPaint, framesPerSecond, hold, openTree, pan, zoom } from './measure-page';
import { takeScreenshots } from './take-screenshots';
import { weighPage } from './weigh-page';
import { withGateway } from '../with-gateway';

const OPTIONS = {
  individuals: { type: 'string', default: '50000' },
  loads: { type: 'string', default: '7' },
  seconds: { type: 'string', default: '5' },
  screenshots: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

interface Figure {
  readonly measured: string;
  readonly value: number;
  readonly unit: 's' | 'frames/s' | 'kB';
  /** What it may be at most, or has to be at least; null where there is no limit. */
  readonly limit: { readonly most?: number; readonly least?: number } | null;
}

/** Throws an InvalidValueError on a number that is not positive and whole, and an Error where there is no browser. */
export async function benchDashboard(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.screenshots !== undefined) return takeScreenshots(values.screenshots);
  const count = (name: 'individuals' | 'loads' | 'seconds'): number => positiveInteger(name, values[name]);
  const figures = await measure(count('individuals'), count('loads'), count('seconds'));
  return values.json ? JSON.stringify(figures) : tableOf(figures);
}

async function measure(wanted: number, loads: number, seconds: number): Promise<Figure[]> {
  const browser = await startChromium();
  let individuals = 0;
  try {
    return await withGateway(
      async (folder) => void (individuals = await fill(folder, wanted)),
      async ({ address }) => {
        const paints: number[] = [];
        for (let load = 0; load < loads; load++) paints.push(await firstPaint(browser, address));
        const { page, seconds: drawn } = await openTree(browser, address, individuals);
        await hold(page);
        const panning = await framesPerSecond(page, pan, seconds);
        await page.mouse.up();
        const zooming = await framesPerSecond(page, zoom, seconds);
        await page.close();
        const tree = `tree of ${individuals.toLocaleString('en-US')}`;
        return [
          {
            measured: `first contentful paint, median of ${loads}`,
            value: median(paints),
            unit: 's',
            limit: { most: 1.5 },
          },
          { measured: `${tree}, until it is drawn`, value: drawn, unit: 's', limit: { most: 3 } },
          { measured: `${tree}, panning`, value: panning, unit: 'frames/s', limit: { least: 30 } },
          { measured: `${tree}, zooming`, value: zooming, unit: 'frames/s', limit: { least: 30 } },
          { measured: 'the page, gzipped', value: weighPage() / 1000, unit: 'kB', limit: { most: 400 } },
        ];
      },
    );
  } finally {
    await browser.close();
  }
}

function tableOf(figures: readonly Figure[]): string {
  const table = new CliTable({ head: ['measured', 'value', 'limit'], style: { head: [], border: [] } });
  for (const { measured, value, unit, limit } of figures) {
    const bound = limit?.most ?? limit?.least;
    const words = bound === undefined ? '' : `${limit?.most === undefined ? 'at least' : 'at most'} ${bound} ${unit}`;
    table.push([measured, `${value.toFixed(unit === 's' ? 2 : 0)} ${unit}`, words]);
  }
  return table.toString();
}
