/**
 * Where everyone stands in the tree: generations down, niches side by side, children near under their primary parent.
 * One pass over the births and one counting sort a generation: O(n). Across, one individual is one unit wide where a niche
 * is fullest; down, one generation is one unit.
 */
import { countOf, type Lineage, NONE } from '#projection';

export interface Band {
  readonly niche: string;
  readonly left: number;
  readonly right: number;
}

export interface Layout {
  /** Of each row of the lineage; NaN of those that are hidden. */
  readonly x: Float32Array;
  /** Rows by generation, from left to right. */
  readonly order: Int32Array;
  /** Where each generation begins in `order`, and where the last one ends. */
  readonly starts: Int32Array;
  readonly bands: readonly Band[];
  readonly width: number;
  readonly generations: number;
}

/** Buckets of the counting sort for each individual: what falls into one keeps the order of slots. */
const FINENESS = 4;

/** `hidden` is NONE of those that are drawn; where it is null, all are. */
export function layOut(lineage: Lineage, hidden: Int32Array | null = null): Layout {
  const count = countOf(lineage);
  const generations = generationCount(lineage);
  const niches = lineage.niches.length;
  const sizes = new Int32Array(generations * niches);
  let shown = 0;
  for (let row = 0; row < count; row++) {
    if (hidden && hidden[row] !== NONE) continue;
    sizes[cellOf(lineage, row, niches)]++;
    shown++;
  }
  const bands = bandsOf(lineage.niches, sizes, generations);
  const cells = startsOf(sizes);
  const order = byCell(lineage, cells, niches, hidden);
  const x = new Float32Array(count).fill(NaN);
  for (let cell = 0; cell < sizes.length; cell++) {
    settle(lineage, bands, order.subarray(cells[cell], cells[cell + 1]), bands[cell % niches], x);
  }
  const starts = Int32Array.from({ length: generations + 1 }, (_, generation) => cells[generation * niches] ?? shown);
  return { x, order, starts, bands, width: bands.at(-1)?.right ?? 1, generations };
}

function generationCount(lineage: Lineage): number {
  let highest = NONE;
  for (let row = 0; row < countOf(lineage); row++) highest = Math.max(highest, lineage.generation.values[row]);
  return highest + 1;
}

/** A niche in a generation. */
function cellOf({ generation, niche }: Lineage, row: number, niches: number): number {
  return generation.values[row] * niches + niche.values[row];
}

function bandsOf(niches: readonly string[], sizes: Int32Array, generations: number): Band[] {
  const widths = niches.map((_, niche) => {
    let widest = 1;
    for (let generation = 0; generation < generations; generation++) {
      widest = Math.max(widest, sizes[generation * niches.length + niche]);
    }
    return widest;
  });
  const gap = Math.max(1, 0.03 * widths.reduce((a, b) => a + b, 0));
  let left = 0;
  return niches.map((niche, index) => {
    const band = { niche, left, right: left + widths[index] };
    left = band.right + gap;
    return band;
  });
}

function startsOf(sizes: Int32Array): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  for (let cell = 0; cell < sizes.length; cell++) starts[cell + 1] = starts[cell] + sizes[cell];
  return starts;
}

function byCell(lineage: Lineage, cells: Int32Array, niches: number, hidden: Int32Array | null): Int32Array {
  const order = new Int32Array(cells.at(-1) ?? 0);
  const free = cells.slice();
  for (let row = 0; row < countOf(lineage); row++) {
    if (hidden === null || hidden[row] === NONE) order[free[cellOf(lineage, row, niches)]++] = row;
  }
  return order;
}

/** Sorts the members of a cell by where they are drawn to, and gives them even room in their band. */
function settle(lineage: Lineage, bands: readonly Band[], members: Int32Array, band: Band, x: Float32Array): void {
  const buckets = FINENESS * members.length;
  const wanted = new Int32Array(members.length);
  const starts = new Int32Array(buckets + 1);
  members.forEach((row, index) => {
    wanted[index] = Math.min(buckets - 1, Math.floor(buckets * drawnTo(lineage, bands, row, x)));
    starts[wanted[index] + 1]++;
  });
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1] += starts[bucket];
  const sorted = new Int32Array(members.length);
  members.forEach((row, index) => (sorted[starts[wanted[index]]++] = row));
  members.set(sorted);
  const room = (band.right - band.left) / members.length;
  sorted.forEach((row, index) => (x[row] = band.left + (index + 0.5) * room));
}

/** 0 to 1 across the band: under the primary parent, founders by family. */
function drawnTo(
  { primary, niche, family, families }: Lineage,
  bands: readonly Band[],
  row: number,
  x: Float32Array,
): number {
  const parent = primary.values[row];
  if (parent === NONE) return family.values[row] / Math.max(1, families.length);
  const { left, right } = bands[niche.values[parent]];
  return (x[parent] - left) / (right - left);
}
