import { setTimeout } from 'node:timers/promises';
import type { Target } from './deployment';

/** For the shortest that anything is stopped or cut off. */
const LEAST_MILLISECONDS = 1000;

/** Between the shortest and `most`. */
export function drawnMilliseconds(chance: number, most: number): number {
  return LEAST_MILLISECONDS + chance * (most - LEAST_MILLISECONDS);
}

/** Processes that stand still for `mostMilliseconds` at most, and then go on where they were, as if no time had passed. */
export function stopped(name: string, pids: () => Promise<readonly number[]>, mostMilliseconds: number): Target {
  return {
    name: `${name} stands still`,
    async strike(chance) {
      const all = await pids();
      for (const pid of all) process.kill(pid, 'SIGSTOP');
      await setTimeout(drawnMilliseconds(chance, mostMilliseconds));
      for (const pid of all) wake(pid);
    },
  };
}

function wake(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch {
    // its parent took it for lost
  }
}
