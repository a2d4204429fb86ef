/** What a tournament is like at the moment, in a few lines below its log. */
import type { NGramsView } from '#contracts';
import { aligned } from '../show/aligned';
import { bar } from '../show/bar';
import { familyFormat } from '../show/family-format';
import { fitting } from '../show/fitting';
import type { Paint } from '../show/paint';
import { count, counted, duration, percent, thousandths } from '../show/quantities';
import { safeLine } from '../show/safe-text';
import { sparkline } from '../show/sparkline';
import { generationOf } from '../show/tournament-text';
import type { Standing } from './standing';

/** Columns from which on there is room for all. */
const WIDE = 80;
/** Lines of the panel that are no niche, and one for the cursor. */
const OTHER_LINES = 7;

export function panelLines(standing: Standing, columns: number, rows: number, paint: Paint): string[] {
  return [
    ...progressLines(standing, columns, paint),
    ...nicheLines(standing, columns, rows - OTHER_LINES, paint),
    ...livesLines(standing, columns, paint),
  ];
}

function progressLines({ progress }: Standing, columns: number, paint: Paint): string[] {
  if (!progress) return [];
  const { generation, generations, fraction, trained, trainees, tokensPerSecond, secondsLeft } = progress;
  const labels = aligned([
    ['tournament', ''],
    [`generation ${generationOf(generation, generations)}`, ''],
  ]);
  const width = Math.max(...labels.map(({ length }) => length));
  const line = (label: string, done: number, cells: readonly string[]) => {
    const start = `${label.padEnd(width)}  ${paint('cyan', bar(done, columns >= WIDE ? 24 : 10))}`;
    return fitting([start, percent(done).padStart(5), ...cells], columns);
  };
  return [
    line(labels[0], (generation + fraction) / generations, [
      ...(secondsLeft === null ? [] : [`${duration(secondsLeft)} left`]),
      `${count(tokensPerSecond)} tokens/s`,
    ]),
    line(labels[1], fraction, [`${trained}/${trainees} trained`]),
  ];
}

/** All of it on validation text. */
function nicheLines({ best, baselines }: Standing, columns: number, rows: number, paint: Paint): string[] {
  const niches = [...new Set([...baselines.keys(), ...best.keys()])];
  if (niches.length === 0) return [];
  const wide = columns >= WIDE;
  const orders: readonly (keyof NGramsView)[] = wide ? ['WB-0', 'WB-2', 'WB-5'] : ['WB-2', 'WB-5'];
  const heads = wide
    ? ['niche', 'best bits/char on validation', 'now', ...orders]
    : ['niche', 'best bits/char', 'now', ...orders];
  const nameWidth = wide ? 24 : 12;
  const room = columns - nameWidth - (wide ? 40 : 23);
  const table = aligned(
    [
      heads,
      ...niches.slice(0, Math.max(1, rows)).map((niche) => {
        const curve = Object.values(best.get(niche) ?? []);
        const numbers = [curve.at(-1), ...orders.map((order) => baselines.get(niche)?.validation?.[order])];
        return [
          shortened(safeLine(niche), nameWidth),
          sparkline(curve, Math.max(8, room)),
          ...numbers.map((bits) => thousandths(bits ?? null)),
        ];
      }),
    ],
    2,
  ).map((line) => line.slice(0, columns));
  const more = niches.length - (table.length - 1);
  return [
    ...table.map((line, index) => (index === 0 ? paint('dim', line) : line)),
    ...(more > 0 ? [paint('dim', `and ${counted(more, 'more niche')}`)] : []),
  ];
}

function shortened(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function livesLines({ births, deaths, living }: Standing, columns: number, paint: Paint): string[] {
  if (births + deaths === 0) return [];
  const sizes = new Map<string, number>();
  for (const { family } of living.values()) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  const families = [...sizes].sort(([, a], [, b]) => b - a);
  const cells = families.map(([family, size]) => `${paint(familyFormat(family), safeLine(family))} ${size}`);
  const lives = [`${count(births)} born`, `${count(deaths)} died`, `${count(living.size)} alive`];
  return [fitting(lives, columns), ...(cells.length > 0 ? [fitting(cells, columns)] : [])];
}
