import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LockView } from '#contracts';

/** The lock of a data folder; null where there is none that can be read. */
export function readLock(data: string): LockView | null {
  try {
    const lock = JSON.parse(readFileSync(join(data, 'clade.lock'), 'utf8')) as Partial<LockView> | null;
    const { pid, address } = lock ?? {};
    // A signal to process 0 or -1 goes to many.
    if (!Number.isSafeInteger(pid) || pid! <= 0) return null;
    return {
      processStart: null,
      startedAt: '',
      private: false,
      token: null,
      ...lock,
      pid: pid!,
      address: URL.canParse(`${address}`) ? address! : null,
    };
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
