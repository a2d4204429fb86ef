/** Faults that a server is given so that it can be seen whether they are found: each request of a search does all of them. */
import type { Server } from 'node:http';

/** Each of some nanoseconds: a tenth of a second and more. */
const TURNS = 2e6;
/** Of 8 bytes. */
const LEAKED_NUMBERS = 2 ** 22;
const leaked: number[][] = [];
let work = 0;

export function plantFaults(server: Server): void {
  server.prependListener('request', ({ url = '' }) => {
    if (!url.startsWith('/api/search')) return;
    for (let turn = 0; turn < TURNS; turn++) work = Math.sin(work + turn);
    Object.assign(Object.prototype, { polluted: 1 });
    leaked.push(Array.from({ length: LEAKED_NUMBERS }, (_, index) => index + 0.5));
  });
}
