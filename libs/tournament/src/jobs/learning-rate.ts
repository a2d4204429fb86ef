import type { Recipe } from '#genome';

/** The cosine ends at this fraction of the peak. */
const FLOOR = 0.1;

/** Linear warm-up to the peak, then a cosine down to a tenth of it (Loshchilov and Hutter 2017). `step` counts from 0. */
export function learningRateAt(step: number, steps: number, { learningRate, warmupFraction }: Recipe): number {
  const warmup = Math.max(1, Math.round(warmupFraction * steps));
  if (step < warmup) return (learningRate * (step + 1)) / warmup;
  const done = (step - warmup) / Math.max(1, steps - warmup);
  return learningRate * (FLOOR + ((1 - FLOOR) * (1 + Math.cos(Math.PI * done))) / 2);
}
