/** What a tree shows at the moment. */
import { type Lineage, NONE } from '#projection';
import { blend, type Painted, pixelOf } from './colouring';
import type { Layout } from './layout';

export interface Scene {
  readonly lineage: Lineage;
  readonly layout: Layout;
  readonly painted: Painted;
  readonly shades: Shades;
  /** The event that it is shown as of. */
  readonly at: number;
  /** Rows born up to then. */
  readonly born: number;
  /** 1 for each row that a search means; null: all. */
  readonly matches: Uint8Array | null;
  /** From each niche's leader up to a founder. */
  readonly line: readonly number[];
  /** Those whose clades are collapsed, with how many each hides. */
  readonly collapsed: ReadonlyMap<number, number>;
  readonly hovered: number | undefined;
  readonly selected: number | undefined;
  readonly paper: Paper;
}

/** The colours that everything else is drawn in. */
export interface Paper {
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  readonly accent: string;
  readonly font: string;
}

/** How an individual stands out, from the front to the back. */
export const SHADES = { living: 0, dead: 1, dim: 2 } as const;
const STRENGTHS = [1, 0.72, 0.13];
const EDGE_STRENGTHS = [0.6, 0.42, 0.06];

/** Each colour of a palette in each shade, for individuals and for edges: `colours[shade][index]`. */
export interface Shades {
  readonly nodes: readonly (readonly string[])[];
  readonly edges: readonly (readonly string[])[];
  readonly nodePixels: readonly Uint32Array[];
  readonly edgePixels: readonly Uint32Array[];
}

export function shadesOf(palette: readonly string[], surface: string): Shades {
  const shade = (strength: number) => palette.map((colour) => blend(colour, surface, strength));
  const pixels = (colours: readonly string[]) => Uint32Array.from(colours, pixelOf);
  const nodes = STRENGTHS.map(shade);
  const edges = EDGE_STRENGTHS.map(shade);
  return { nodes, edges, nodePixels: nodes.map(pixels), edgePixels: edges.map(pixels) };
}

export function shadeOf({ lineage, matches, at }: Scene, row: number): number {
  if (matches !== null && matches[row] === 0) return SHADES.dim;
  const died = lineage.diedSeq.values[row];
  return died === NONE || died > at ? SHADES.living : SHADES.dead;
}

/** The last generation that it lives in, as far as the scene goes. */
export function lastGenerationOf({ lineage, layout, at }: Scene, row: number): number {
  const died = lineage.diedSeq.values[row];
  return died === NONE || died > at ? layout.generations - 1 : lineage.diedGeneration.values[row];
}
