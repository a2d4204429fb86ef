import { setTimeout } from 'node:timers/promises';
import type { Target } from './deployment';

/** Processes that stand still for so long, and then go on where they were, as if no time had passed. */
export function stopped(name: string, pids: () => Promise<readonly number[]>, milliseconds: number): Target {
  return {
    name: `${name} stands still`,
    async strike() {
      const all = await pids();
      for (const pid of all) process.kill(pid, 'SIGSTOP');
      await setTimeout(milliseconds);
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
