import type { Hyperparameters, Schedule } from '#genome';
import type { Stretch } from '#tournament';

/** Schedules that fall end at this fraction of the peak. */
const FLOOR = 0.1;
/** Of the steps after the warm-up, the last in which `wsd` falls. */
const DECAY = 0.2;

/** How much of the way from peak to floor is gone when `done` of the steps after the warm-up are. */
const FALLEN: Readonly<Record<Schedule, (done: number) => number>> = {
  cosine: (done) => (1 - Math.cos(Math.PI * done)) / 2,
  linear: (done) => done,
  constant: () => 0,
  wsd: (done) => Math.max(0, (done - (1 - DECAY)) / DECAY),
};

/** Linear warm-up to the peak, then what the schedule says (cosine: Loshchilov and Hutter 2017). `step` counts from 0. */
export function learningRateAt(step: number, steps: number, settings: RateSettings): number {
  const warmup = warmupOf(steps, settings);
  if (step < warmup) return (settings.learningRate * (step + 1)) / warmup;
  return rateOf(settings, (step - warmup) / Math.max(1, steps - warmup));
}

/**
 * The same where these steps are a stretch of a schedule over all generations, so that a lineage anneals once. Only fresh weights are
 * warmed up, over their share of the steps of one generation. `step` counts from 0 in the generation.
 */
export function learningRateOver(
  step: number,
  steps: number,
  settings: RateSettings,
  { from, to }: Stretch,
  isFresh: boolean,
): number {
  const risen = isFresh ? Math.min(1, (step + 1) / warmupOf(steps, settings)) : 1;
  return risen * rateOf(settings, from + (to - from) * (step / steps));
}

type RateSettings = Pick<Hyperparameters, 'learningRate' | 'warmupFraction' | 'schedule'>;

function warmupOf(steps: number, { warmupFraction }: RateSettings): number {
  return Math.max(1, Math.round(warmupFraction * steps));
}

function rateOf({ learningRate, schedule }: RateSettings, done: number): number {
  return learningRate * (1 - (1 - FLOOR) * FALLEN[schedule](done));
}
