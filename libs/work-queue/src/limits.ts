/** What a job may take of a machine. Its process is ended beyond that, which no program can prevent. */
import { readFileSync } from 'node:fs';

export interface JobLimits {
  /** Of a try, by the clock. */
  readonly seconds?: number;
  /** Of memory that its process has (resident set). Held to on Linux alone, where others can see it. */
  readonly megabytes?: number;
}

/** Between two looks at a process. */
export const LOOK_MILLISECONDS = 250;

/** Why a job that has run for so long has to end; undefined where it may go on. */
export function excessOf({ seconds, megabytes }: JobLimits, ranSeconds: number, pid: number): string | undefined {
  if (seconds !== undefined && ranSeconds > seconds) return `it took longer than the ${seconds} s that a job may take`;
  if (megabytes === undefined) return undefined;
  const held = residentMegabytes(pid);
  if (held === undefined || held <= megabytes) return undefined;
  return `it held ${Math.round(held)} MiB of memory, of ${megabytes} that a job may hold`;
}

function residentMegabytes(pid: number): number | undefined {
  try {
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
  } catch {
    return undefined; // it has ended, or this is not Linux
  }
}
