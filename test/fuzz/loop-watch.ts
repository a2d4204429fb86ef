/** How long an event loop stands still, told apart from how long a loaded machine does not let it run. */
import { closeSync, openSync, readSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 1;
const TICK_MS = 5;
const NANOSECONDS = 1e6;

/**
 * Answers with the longest since it was asked before, in milliseconds: by the clock, or where that is less by the processor time that the
 * thread of the loop took between two turns of a timer (Linux: the first number of schedstat).
 */
export function watchLoop(): () => number {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  const text = Buffer.alloc(64);
  const ran = (): number => Number(text.toString('latin1', 0, readSync(file, text, 0, text.length, 0)).split(' ')[0]);
  let [before, longest] = [ran(), 0];
  const look = (): void => {
    const now = ran();
    longest = Math.max(longest, now - before);
    before = now;
  };
  const timer = setInterval(look, TICK_MS).unref();
  process.once('exit', () => {
    clearInterval(timer);
    closeSync(file);
  });
  return () => {
    look();
    const stall = Math.min(longest / NANOSECONDS, Math.max(0, delay.max / NANOSECONDS - RESOLUTION_MS));
    longest = 0;
    delay.reset();
    return stall;
  };
}
