/** Between what the numbers of regulatory genes can be, and how finely they are kept. */
import type { ChromatinGenes } from './regulatory-genome';

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export const BOUNDS = {
  /** In eighths of a bit. */
  motif: { low: -32, high: 32 },
  effect: { low: -8, high: 8 },
  threshold: { low: -8, high: 8 },
  arming: { low: -8, high: 8 },
  cooperativity: { low: 0, high: 6 },
  basal: { low: -8, high: 8 },
} as const satisfies Record<string, Bounds>;

/** No chance of a mark to be copied, set or bared is 0 or 1, so that no state of it is for ever. `collaboration` may be none, and acetylation, which decays within lives, may pass on whole. */
export const CHROMATIN_BOUNDS: Readonly<Record<keyof ChromatinGenes, Bounds>> = {
  maintenance: { low: 0.01, high: 0.99 },
  collaboration: { low: 0, high: 8 },
  deNovo: { low: 0.001, high: 0.5 },
  reset: { low: 0.01, high: 0.99 },
  acetylKept: { low: 0.001, high: 0.999 },
  acetylPassed: { low: 0, high: 1 },
};

export const CHROMATIN_GENES = Object.keys(CHROMATIN_BOUNDS) as readonly (keyof ChromatinGenes)[];

/** Within bounds, in thousandths. */
export function kept(value: number, { low, high }: Bounds): number {
  return Math.round(1000 * Math.max(low, Math.min(high, value))) / 1000 + 0; // no -0
}
