/**
 * A motif as a picture: at each position the bases above each other, the commonest on top, all together as high as the position's information in
 * bits, each by its frequency (Schneider and Stephens 1990, Nucleic Acids Res. 18:6097).
 */
import { BASES } from '../dna';
import { type CountMatrix, total } from './count-matrix';
import { informationOf } from './information';

export interface LogoLetter {
  /** A 0, C 1, G 2, T 3. */
  readonly base: number;
  readonly bits: number;
}

/** Of each position, from the lowest letter up. A position below 0 bits, as one of few sites can be, has none. */
export function logoOf(matrix: CountMatrix): LogoLetter[][] {
  return informationOf(matrix).map((bits, at) => {
    const column = matrix.columns[at];
    return column
      .map((count, base) => ({ base, bits: bits > 0 ? (bits * count) / total(column) : 0 }))
      .filter((letter) => letter.bits > 0)
      .sort((a, b) => a.bits - b.bits || b.base - a.base);
  });
}

/** Outlines in a square of 100, so that letters can be as high as they should without a font. */
const OUTLINES = [
  'M0 100 40 0h20l40 100H78L69 76H31l-9 24ZM37 58h26L50 22Z',
  'M98 33A50 50 0 1 0 98 67L77 61A29 31 0 1 1 77 39Z',
  'M98 33A50 50 0 1 0 100 62V45H54v17h24A29 32 0 1 1 77 39Z',
  'M0 0h100v18H61v82H39V18H0Z',
];
/** Told apart without colour too, by their shapes. */
const COLOURS = ['#1a8a4c', '#2563c9', '#b97700', '#c9372c'];
const [WIDE, HIGH, LEFT, TOP, BELOW] = [24, 60, 34, 10, 22];

/** An SVG with a scale in bits; text has the colour of what it stands in. */
export function sequenceLogo(matrix: CountMatrix): string {
  const logo = logoOf(matrix);
  const [width, bottom] = [LEFT + WIDE * logo.length + 6, TOP + 2 * HIGH];
  const letters = logo.flatMap((letters, position) => {
    let top = bottom;
    return letters.map(({ base, bits }) => {
      top -= bits * HIGH;
      const place = `translate(${LEFT + WIDE * position + 1} ${round(top)}) scale(${(WIDE - 2) / 100} ${round((bits * HIGH) / 100)})`;
      return `<path fill="${COLOURS[base]}" fill-rule="evenodd" transform="${place}" d="${OUTLINES[base]}"><title>${BASES[base]}, ${round(bits)} bits</title></path>`;
    });
  });
  const ticks = [0, 1, 2].map((bits) => {
    const y = bottom - bits * HIGH;
    return `<path stroke="currentColor" stroke-opacity=".4" d="M${LEFT - 4} ${y}H${width}"/><text x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${bits}</text>`;
  });
  const numbers = logo.map(
    (_, at) => `<text x="${LEFT + WIDE * (at + 0.5)}" y="${bottom + 14}" text-anchor="middle">${at + 1}</text>`,
  );
  const name = escaped([matrix.id, matrix.name].filter(Boolean).join(' '));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${bottom + BELOW}" width="${width}" height="${bottom + BELOW}" ` +
    `role="img" aria-label="Sequence logo of ${name}, in bits" font-family="sans-serif" font-size="11" fill="currentColor">\n` +
    `<title>${name}</title>\n${[...ticks, ...letters, ...numbers].join('\n')}\n</svg>\n`
  );
}

const round = (value: number): number => Number(value.toFixed(4));

function escaped(text: string): string {
  const visible = text.replaceAll(/\p{Cc}/gu, ' '); // XML has no control characters
  return visible.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
