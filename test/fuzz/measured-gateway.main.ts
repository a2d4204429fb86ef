/** A gateway in a process of its own that tells, when it is asked, how long its event loop stood still since it was asked before, and what it holds. */
import 'reflect-metadata';
import type { Server } from 'node:http';
import { serve } from '../../apps/gateway/src/serve';
import { readSettings } from '../../apps/gateway/src/settings';
import { watchLoop } from './loop-watch';
import { plantFaults } from './plant-faults';

export interface Held {
  /** After a collection of garbage. */
  readonly heapBytes: number;
  /** Sockets, timers, files and requests that keep the event loop. */
  readonly handles: number;
  readonly isPolluted: boolean;
}

async function main(): Promise<void> {
  const { address, app, close } = await serve(readSettings());
  if (process.argv[2] === 'faulty') plantFaults(app.getHttpServer() as Server);
  const stall = watchLoop();
  const held = (): Held => {
    globalThis.gc?.();
    const handles = process.getActiveResourcesInfo().length;
    return { heapBytes: process.memoryUsage().heapUsed, handles, isPolluted: 'polluted' in {} };
  };
  process.on('message', (asked) => void process.send!(asked === 'stall' ? stall() : held()));
  process.once('disconnect', () => void close().then(() => process.exit()));
  process.send!(address);
}

void main();
