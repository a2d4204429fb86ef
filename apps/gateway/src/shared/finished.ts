import { setImmediate } from 'node:timers/promises';

const MILLISECONDS_A_SLICE = 10;

/** What steps come to, taken so that others get their turn at the event loop. */
export async function finished<Result>(steps: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + MILLISECONDS_A_SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await setImmediate();
  }
}
