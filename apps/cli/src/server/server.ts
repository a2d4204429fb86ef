import { setInterval } from 'node:timers/promises';
import type { LockView } from '#contracts';
import { variable } from '#settings';
import { CommandFailure, EXIT } from '../command-failure';
import { isAlive } from './lock-file';

/** A server for the length of a command. */
export interface Server {
  readonly address: string;
  /** What it may ask for. */
  readonly token: string | undefined;
  /** Rejects when a private gateway, ours or another command's, ends before its time. */
  readonly lost: Promise<never>;
  /** Stops a private gateway, and waits for its end; leaves others alone. */
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 500;

/** A server that others started. With the lock of another command's private gateway it is watched: it ends with that command. */
export function joinedServer(address: string, lock: LockView | null): Server {
  const token = lock ? (lock.token ?? undefined) : variable('CLADE_TOKEN');
  if (!lock?.private)
    return { address, token, lost: new Promise<never>(() => undefined), close: async () => undefined };
  const closed = new AbortController();
  const lost = endOf(lock, closed.signal);
  lost.catch(() => undefined); // whoever waits for it gets the error
  return { address, token, lost, close: async () => closed.abort() };
}

async function endOf(lock: LockView, signal: AbortSignal): Promise<never> {
  for await (const _ of setInterval(LOOK_EVERY_MS, undefined, { signal, ref: false })) if (!isAlive(lock)) break;
  throw new CommandFailure(
    'The command whose server this one used has ended, and what ran there is paused. Go on with `clade resume`',
    EXIT.unfinished,
  );
}
