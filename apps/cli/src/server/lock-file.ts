import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LockView } from '#contracts';

/** The lock of a data folder; null where there is none that can be read. */
export function readLock(data: string): LockView | null {
  try {
    return JSON.parse(readFileSync(join(data, 'clade.lock'), 'utf8')) as LockView;
  } catch {
    return null;
  }
}

/** Whether the process that wrote a lock lives still. */
export function isAlive({ pid }: LockView): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
