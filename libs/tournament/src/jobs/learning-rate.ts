import type { Hyperparameters, Schedule } from '#genome';

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
export function learningRateAt(
  step: number,
  steps: number,
  { learningRate, warmupFraction, schedule }: Pick<Hyperparameters, 'learningRate' | 'warmupFraction' | 'schedule'>,
): number {
  const warmup = Math.max(1, Math.round(warmupFraction * steps));
  if (step < warmup) return (learningRate * (step + 1)) / warmup;
  const done = (step - warmup) / Math.max(1, steps - warmup);
  return learningRate * (1 - (1 - FLOOR) * FALLEN[schedule](done));
}
