/** A gateway in a process of its own that measures what it spends between `begin` and `end`. */
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { serve } from '../../apps/gateway/src/serve';
import { readSettings } from '../../apps/gateway/src/settings';

export interface Spent {
  /** Processor time of the event loop. */
  readonly busyMs: number;
  /** The longest that others waited for it. */
  readonly longestMs: number;
  /** By which the process grew at most. */
  readonly mebibytes: number;
}

const RESOLUTION_MS = 1;

function memory(field: 'VmRSS' | 'VmHWM'): number {
  const [, kibibytes] = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))!;
  return Number(kibibytes) / 1024;
}

async function main(): Promise<void> {
  const { address, close } = await serve(readSettings());
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let begun = performance.eventLoopUtilization();
  let used = process.cpuUsage();
  let before = 0;
  process.on('message', (message) => {
    if (message === 'begin') {
      globalThis.gc?.();
      writeFileSync('/proc/self/clear_refs', '5'); // the peak is that from now on
      before = memory('VmRSS');
      delay.reset();
      begun = performance.eventLoopUtilization();
      used = process.cpuUsage();
      process.send!('begun');
    } else {
      // The loop used no more than all threads together did, and no more than the time in which it was not idle.
      const { user, system } = process.cpuUsage(used);
      const busyMs = Math.min(performance.eventLoopUtilization(begun).active, (user + system) / 1000);
      const longestMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
      process.send!({ busyMs, longestMs, mebibytes: memory('VmHWM') - before } satisfies Spent);
    }
  });
  process.once('disconnect', () => void close().then(() => process.exit()));
  process.send!(address);
}

void main();
