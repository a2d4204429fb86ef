import { totalmem } from 'node:os';

/** Memory that the processes of this machine, or of its container, share, in bytes. */
export function memoryBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
