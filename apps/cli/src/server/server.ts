import { setInterval } from 'node:timers/promises';
import type { LockView } from '#contracts';
import { CommandFailure, EXIT } from '../command-failure';
import { isAlive } from './lock-file';

/** A server for the length of a command. */
export interface Server {
  readonly address: string;
  /** Rejects when a private gateway, ours or another command's, ends before its time; else it settles with `close` at most. */
  readonly lost: Promise<never>;
  /** Stops a private gateway, and waits for its end; leaves others alone. */
  close(): Promise<void>;
}

/** A server that others started, and that goes on without us. */
export function joinedServer(address: string): Server {
  return { address, lost: new Promise<never>(() => undefined), close: async () => undefined };
}

const LOOK_EVERY_MS = 500;

/** Another command's private gateway: when that command ends, it ends too, and pauses what runs. */
export function borrowedServer(address: string, lock: LockView): Server {
  const closed = new AbortController();
  const lost = endOf(lock, closed.signal);
  lost.catch(() => undefined); // heard by whoever waits for it
  return { address, lost, close: async () => closed.abort() };
}

async function endOf(lock: LockView, signal: AbortSignal): Promise<never> {
  for await (const _ of setInterval(LOOK_EVERY_MS, undefined, { signal, ref: false })) if (!isAlive(lock)) break;
  throw new CommandFailure(
    'The command whose server this one used has ended, and what ran there is paused. Go on with `clade resume`',
    EXIT.unfinished,
  );
}
