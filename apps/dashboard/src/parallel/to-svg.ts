/** What is plotted as SVG: axes, brushes, and every line, those that are not brushed pale behind the rest. */
import type { Brushes } from './brushes';
import { alphaOf } from './draw-lines';
import { type Frame, labelPosition, pathOf, yOf } from './frame';
import type { Lines } from './lines';

interface Inks {
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly pale: string;
  readonly accent: string;
  readonly colourOf: (row: number) => string;
}

export function toSvg(lines: Lines, frame: Frame, brushed: readonly number[], brushes: Brushes, inks: Inks): string {
  const { surface, ink, muted, pale, accent, colourOf } = inks;
  const shown = new Set(brushed);
  const line = (row: number, colour: string): string => `<path d="${pathOf(lines, frame, row)}" stroke="${colour}"/>`;
  const behind = lines.individuals.flatMap((_, row) => (shown.has(row) ? [] : [line(row, pale)]));
  const axes = lines.axes.map((axis, index) => {
    const x = frame.xs[index].toFixed(1);
    const brush = brushes[axis.name];
    const ticks = axis.ticks.map(
      ({ at, text }) =>
        `<text x="-7" y="${yOf(frame, at).toFixed(1)}" dy="0.33em" text-anchor="end" fill="${muted}">${escaped(text)}</text>`,
    );
    const [low, high] = (brush ?? axis.ends).map((value) => yOf(frame, axis.at(value)));
    const mark = `<rect x="-7" width="14" y="${high - 6}" height="${low - high + 12}" fill="${accent}" opacity="0.3"/>`;
    const name = labelPosition(frame, index);
    return [
      `<g transform="translate(${x},0)">`,
      `<text x="${name.x}" y="${name.y}" text-anchor="${name.anchor}" font-weight="600" fill="${ink}">${escaped(axis.label)}</text>`,
      `<path d="M0 ${frame.top}V${frame.bottom}" stroke="${ink}"/>`,
      ...ticks,
      brush ? mark : '',
      '</g>',
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}" width="${frame.width}" height="${frame.height}">`,
    `<rect width="100%" height="100%" fill="${surface}"/>`,
    `<g fill="none" opacity="0.3">${behind.join('\n')}</g>`,
    `<g fill="none" stroke-width="1.1" stroke-opacity="${alphaOf(brushed.length).toFixed(2)}">`,
    ...brushed.map((row) => line(row, colourOf(row))),
    '</g>',
    `<g font-family="sans-serif" font-size="11">${axes.join('\n')}</g>`,
    '</svg>',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
