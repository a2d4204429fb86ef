/** What a job may take of a machine. Its process is ended beyond that, which no program can prevent. */
import { readFileSync } from 'node:fs';

export interface JobLimits {
  /** Of a try, by the clock; what its work may need on a slow machine where it is left out (`longestSeconds`). */
  readonly seconds?: number;
  /** Of memory that its process has (resident set); as much as there is where it is left out. Held to on Linux alone, where others can see it. */
  readonly megabytes?: number;
}

/** Between two looks at a process. */
export const LOOK_MILLISECONDS = 250;

/** Why a job that has run for so long has to end, in words that are the same whenever it is found; undefined where it may go on. */
export function excessOf({ seconds, megabytes }: JobLimits, ranSeconds: number, pid: number): string | undefined {
  if (seconds !== undefined && ranSeconds > seconds)
    return `it took longer than the ${Math.round(seconds)} s that a job may take`;
  if (megabytes === undefined) return undefined;
  const held = residentMegabytes(pid);
  if (held === undefined || held <= megabytes) return undefined;
  return `it held more than the ${megabytes} MiB of memory that a job may hold`;
}

/** Whether a process stands still through no fault of its own: someone stopped it, or it waits for a disk. */
export function isHeldUp(pid: number): boolean {
  return /^State:\s+[TtD]/m.test(statusOf(pid));
}

function residentMegabytes(pid: number): number | undefined {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(statusOf(pid)) ?? [];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
}

/** Empty where it has ended, and where this is not Linux. */
function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
