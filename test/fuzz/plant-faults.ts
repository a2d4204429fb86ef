/** Faults that a server is given so that it can be seen whether they are found: each request of a search does all of them. */
import type { Server } from 'node:http';

/** By the clock, and of the processor's time, which other threads take too. */
const STALL_MILLISECONDS = 200;
/** Of 8 bytes. */
const LEAKED_NUMBERS = 2 ** 22;
const leaked: number[][] = [];

export function plantFaults(server: Server): void {
  server.prependListener('request', ({ url = '' }) => {
    if (!url.startsWith('/api/search')) return;
    const [begun, used] = [performance.now(), process.cpuUsage()];
    while (performance.now() - begun < STALL_MILLISECONDS || millisecondsSince(used) < STALL_MILLISECONDS);
    Object.assign(Object.prototype, { polluted: 1 });
    leaked.push(Array.from({ length: LEAKED_NUMBERS }, (_, index) => index + 0.5));
  });
}

function millisecondsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
