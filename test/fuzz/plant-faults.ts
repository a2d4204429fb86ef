/** Faults that a server is given so that it can be seen whether they are found: each request of a search does all of them. */
import type { Server } from 'node:http';

/** Of the processor's time, however fast it is. */
const STALL_MICROSECONDS = 200_000;
/** Of 8 bytes. */
const LEAKED_NUMBERS = 2 ** 22;
const leaked: number[][] = [];

export function plantFaults(server: Server): void {
  server.prependListener('request', ({ url = '' }) => {
    if (!url.startsWith('/api/search')) return;
    const begun = process.cpuUsage();
    while (microsecondsSince(begun) < STALL_MICROSECONDS);
    Object.assign(Object.prototype, { polluted: 1 });
    leaked.push(Array.from({ length: LEAKED_NUMBERS }, (_, index) => index + 0.5));
  });
}

function microsecondsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return user + system;
}
