/** What colours mean in a tree: family, niche, deme, species, bits per character above or below WB-2 of the niche (both on validation), rating, size, entropy of predictions, or any trait. Each individual points into a palette of a few colours. */
import type { BaselinesView } from '#contracts';
import { countOf, type Lineage, NONE } from '#projection';
import { axisBetween, axisOf, textOf, type Tick, type Value } from '../parallel/axis';

export const COLOURINGS = [
  'family',
  'niche',
  'deme',
  'species',
  'bits',
  'rating',
  'parameters',
  'predictionEntropy',
] as const;
export type Colouring = (typeof COLOURINGS)[number];

export interface Painted {
  /** `#rrggbb`. */
  readonly palette: readonly string[];
  /** Of each row, an index into the palette; the last is for what is not known. */
  readonly index: Uint8Array;
  /** What the colours of a scale stand for, from 0 at its worse end to 1 at its better one; null where there is no scale. */
  readonly ticks: readonly Tick[] | null;
  /** Values that have a colour each. */
  readonly keys: readonly { readonly text: string; readonly colour: string }[];
}

export interface Inks {
  readonly families: readonly string[];
  readonly niches: readonly string[];
  readonly demes: readonly string[];
  readonly species: readonly string[];
  readonly unknown: string;
  /** Ends and middle of a scale, from worse to better. */
  readonly scale: readonly string[];
}

const LEVELS = 32;

/** As of an event: bits that were measured later are not known. */
export function paintLineage(
  lineage: Lineage,
  baselines: Readonly<Record<string, BaselinesView>>,
  colouring: Colouring,
  inks: Inks,
  at = Infinity,
): Painted {
  const count = countOf(lineage);
  if (colouring === 'family' || colouring === 'niche' || colouring === 'deme') {
    const palette = { family: inks.families, niche: inks.niches, deme: inks.demes }[colouring];
    return named([...palette, inks.unknown], lineage[colouring].values.slice(0, count));
  }
  if (colouring === 'species') {
    const unknown = inks.species.length;
    const index = Uint8Array.from(lineage.species.values.subarray(0, count), (number) =>
      number === NONE ? unknown : number % unknown,
    );
    return named([...inks.species, inks.unknown], index);
  }
  const lowerIsBetter = colouring === 'bits';
  const values = lowerIsBetter
    ? bitsAboveBaseline(lineage, baselines)
    : Float32Array.from(lineage[colouring].values.subarray(0, count));
  const extent = extentOf(values);
  if (!extent) return noneKnown(count, inks);
  const axis = axisBetween(colouring, '', ...extent);
  const shareOf = (value: number): number => (lowerIsBetter ? 1 - axis.at(value) : axis.at(value));
  const index = new Uint8Array(count);
  const { values: evaluated } = lineage.evaluatedSeq;
  for (let row = 0; row < count; row++) {
    const isKnown = !Number.isNaN(values[row]) && (colouring === 'parameters' || evaluated[row] <= at);
    index[row] = isKnown ? levelOf(shareOf(values[row])) : LEVELS;
  }
  const ticks = axis.ticks.map(({ at, text }) => ({ at: lowerIsBetter ? 1 - at : at, text }));
  return { palette: [...rampOf(inks.scale), inks.unknown], index, ticks, keys: [] };
}

/** Of each row the value of a gene or a metric; null: not known. */
export function paintValues(values: readonly (Value | null)[], inks: Inks): Painted {
  const axis = axisOf('', '', values);
  if (!axis) return noneKnown(values.length, inks);
  const known = axis.few ? axis.ticks.map(({ at }) => axis.valueAt(at)) : [];
  const isNames = typeof axis.ends[0] === 'string';
  const palette = isNames ? inks.species : rampOf(inks.scale);
  const colourOf = (value: Value): number =>
    isNames ? known.indexOf(value) % palette.length : levelOf(axis.at(value));
  return {
    palette: [...palette, inks.unknown],
    index: Uint8Array.from(values, (value) => (value === null ? palette.length : colourOf(value))),
    ticks: axis.few ? null : axis.ticks,
    keys: known.map((value) => ({ text: textOf(value), colour: palette[colourOf(value)] })),
  };
}

function noneKnown(count: number, { unknown }: Inks): Painted {
  return named([unknown], new Uint8Array(count));
}

function named(palette: readonly string[], index: Uint8Array): Painted {
  return { palette, index, ticks: null, keys: [] };
}

/** Texts differ in entropy: bits of two niches compare by what WB-2 makes of each, on validation as they are. Not known before that is fitted. */
function bitsAboveBaseline(lineage: Lineage, baselines: Readonly<Record<string, BaselinesView>>): Float32Array {
  const levels = lineage.niches.map((niche) => baselines[niche]?.validation?.['WB-2'] ?? NaN);
  const [{ values: bits }, { values: niche }] = [lineage.bits, lineage.niche];
  const above = new Float32Array(countOf(lineage));
  for (let row = 0; row < above.length; row++) above[row] = bits[row] - levels[niche[row]];
  return above;
}

/** Without the worst twentieth, which would leave the rest one colour; null of none. */
function extentOf(values: Float32Array): [number, number] | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return null;
  const at = (fraction: number): number => sorted[Math.round(fraction * (sorted.length - 1))];
  return [at(0.02), at(0.95)];
}

const levelOf = (share: number): number => Math.min(LEVELS - 1, Math.max(0, Math.floor(LEVELS * share)));

export function rampOf(stops: readonly string[]): string[] {
  return Array.from({ length: LEVELS }, (_, level) => {
    const position = (level / (LEVELS - 1)) * (stops.length - 1);
    const stop = Math.min(stops.length - 2, Math.floor(position));
    return blend(stops[stop + 1], stops[stop], position - stop);
  });
}

/** `share` of one colour, the rest of the other. */
export function blend(one: string, other: string, share: number): string {
  const mixed = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((colour) => parseInt(colour.slice(at, at + 2), 16));
    return Math.round(share * a + (1 - share) * b);
  });
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** As the four bytes of a pixel lie in memory, little-endian. */
export function pixelOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
