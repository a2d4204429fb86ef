/** The table of checks as a picture: where each statistic lies in the interval that theory gives it. A line of text a check, for light and dark pages. */
import type { CheckRow } from './check';
import { digits, isHeld } from './table';

const LINE = 18;
const TOP = 44;
/** Of the middle of an interval, and of half of it. */
const [MIDDLE, HALF] = [640, 60];
const WIDTH = 940;

const STYLE = `
  text { font: 12px ui-monospace, Menlo, Consolas, monospace; fill: #24292f; white-space: pre }
  .paper { fill: #ffffff } .quiet { fill: #57606a } .interval { stroke: #8c959f; stroke-width: 3 }
  .middle { stroke: #d0d7de } .holds { fill: #1a7f37 } .fails { fill: #cf222e }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .paper { fill: #0d1117 } .quiet { fill: #8b949e } .interval { stroke: #6e7681 }
    .middle { stroke: #30363d } .holds { fill: #3fb950 } .fails { fill: #f85149 }
  }`;

export function pictureOf(rows: readonly CheckRow[]): string {
  const height = TOP + rows.length * LINE + 34;
  const held = rows.filter(isHeld).length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>clade theory: ${held} of ${rows.length} checks hold</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${height}" rx="6"/>`,
    ...[
      text(16, 26, 'check', 'quiet'),
      text(300, 26, 'found', 'quiet'),
      text(400, 26, 'theory', 'quiet'),
      text(MIDDLE - HALF, 26, 'where theory has it', 'quiet'),
      text(760, 26, 'catches', 'quiet'),
    ],
    `<line class="middle" x1="${MIDDLE}" x2="${MIDDLE}" y1="${TOP - 8}" y2="${height - 34}"/>`,
    ...rows.map((row, at) => lineOf(row, TOP + at * LINE)),
    text(16, height - 12, `${held} of ${rows.length} hold. "catches": the bias that is found 99 times of 100`, 'quiet'),
    '</svg>',
    '',
  ].join('\n');
}

function lineOf(row: CheckRow, top: number): string {
  const { check, statistic, expected, power, pass } = row;
  const [base, middle] = [top + 12, top + 8];
  const verdict = isHeld(row) ? 'holds' : 'fails';
  return [
    text(16, base, check),
    text(300, base, digits(statistic)),
    text(400, base, digits(expected)),
    `<line class="interval" x1="${MIDDLE - HALF}" x2="${MIDDLE + HALF}" y1="${middle}" y2="${middle}"/>`,
    `<circle class="${verdict}" cx="${positionOf(row)}" cy="${middle}" r="4"/>`,
    text(760, base, power < 1e-3 ? 'any bias' : `${(100 * power).toFixed(1)} %`),
    text(850, base, pass ? (verdict === 'holds' ? 'holds' : 'too weak') : 'FAILS', verdict),
  ].join('');
}

/** Where the statistic is drawn: all intervals are as wide, and what is far outside is at the edge. */
function positionOf({ statistic, interval: [low, high] }: CheckRow): string {
  const half = (high - low) / 2;
  const from = half > 0 ? (statistic - (low + high) / 2) / half : Math.sign(statistic - low) * 2;
  return (MIDDLE + HALF * Math.min(1.8, Math.max(-1.8, Number.isNaN(from) ? 1.8 : from))).toFixed(1);
}

function text(x: number, y: number, words: string, kind?: string): string {
  const escaped = words.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<text x="${x}" y="${y}"${kind ? ` class="${kind}"` : ''}>${escaped}</text>`;
}
