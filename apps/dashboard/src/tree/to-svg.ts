/** The tree as SVG: everyone who is shown, at the size that fits them all. */
import { idOf, NONE } from '#projection';
import { lastGenerationOf, type Scene, shadeOf } from './scene';

const ACROSS = 22;
const DOWN = 56;
const RADIUS = 6;
const MARGIN = 40;

export function toSvg(scene: Scene): string {
  const { lineage, layout, painted, shades, born, line, paper } = scene;
  const x = (row: number): string => (MARGIN + ACROSS * layout.x[row]).toFixed(1);
  const y = (generation: number): number => MARGIN + DOWN * (generation + 0.5);
  const at = (row: number): number => y(lineage.generation.values[row]);
  const edge = (parent: number, row: number): string => {
    const middle = at(row) - DOWN / 2;
    return `M${x(parent)} ${at(parent)}C${x(parent)} ${middle} ${x(row)} ${middle} ${x(row)} ${at(row)}`;
  };
  const parts: string[] = [];
  const rows = Array.from({ length: born }, (_, row) => row).filter((row) => !Number.isNaN(layout.x[row]));
  for (const row of rows) {
    const colour = shades.edges[shadeOf(scene, row)][painted.index[row]];
    const [primary, secondary] = [lineage.primary.values[row], lineage.secondary.values[row]];
    if (secondary !== NONE && !Number.isNaN(layout.x[secondary]))
      parts.push(`<path d="${edge(secondary, row)}" stroke="${colour}" stroke-dasharray="3 3"/>`);
    if (primary !== NONE) parts.push(`<path d="${edge(primary, row)}" stroke="${colour}" stroke-width="1.6"/>`);
    const last = lastGenerationOf(scene, row);
    if (last > lineage.generation.values[row]) {
      const life = shades.nodes[shadeOf(scene, row)][painted.index[row]];
      parts.push(`<path d="M${x(row)} ${at(row)}V${y(last)}" stroke="${life}" stroke-width="2"/>`);
    }
  }
  for (const row of line.filter((each) => !Number.isNaN(layout.x[each]))) {
    const parent = lineage.primary.values[row];
    if (parent !== NONE) parts.push(`<path d="${edge(parent, row)}" stroke="${paper.accent}" stroke-width="2.5"/>`);
  }
  for (const row of rows) {
    const colour = shades.nodes[shadeOf(scene, row)][painted.index[row]];
    parts.push(
      `<circle cx="${x(row)}" cy="${at(row)}" r="${RADIUS}" fill="${colour}"><title>${escaped(idOf(lineage, row))}</title></circle>`,
    );
  }
  const names = layout.bands.map(
    ({ niche, left, right }) =>
      `<text x="${MARGIN + (ACROSS * (left + right)) / 2}" y="24" text-anchor="middle" font-weight="600">${escaped(niche)}</text>`,
  );
  const width = 2 * MARGIN + ACROSS * layout.width;
  const height = 2 * MARGIN + DOWN * layout.generations;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<rect width="100%" height="100%" fill="${paper.surface}"/>`,
    `<g font-family="sans-serif" font-size="13" fill="${paper.ink}">${names.join('')}</g>`,
    `<g fill="none">${parts.join('\n')}</g>`,
    '</svg>',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
