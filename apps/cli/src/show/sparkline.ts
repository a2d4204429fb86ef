const BLOCKS = '▁▂▃▄▅▆▇█';

/** A curve in one line, such as `█▅▃▂▁`, of at most `width` characters: the highest value is a full block. */
export function sparkline(values: readonly number[], width = 40): string {
  const shown =
    values.length <= width
      ? values
      : Array.from({ length: width }, (_, at) => values[sampled(at, width, values.length)]);
  const low = Math.min(...shown);
  const span = Math.max(...shown) - low || 1;
  return shown.map((value) => BLOCKS[Math.round(((value - low) / span) * (BLOCKS.length - 1))]).join('');
}

/** Spreads `width` positions over `length` values, the first and the last among them. */
function sampled(at: number, width: number, length: number): number {
  return Math.round((at * (length - 1)) / (width - 1));
}
