/** A process and who started it. */
import { once } from 'node:events';
import type { GatewayMessage, GatewayProblem } from '#contracts';

/** Ending waits for a commit, not for training, nor for a database that is away; what is cut off after that is as after kill -9. */
const PATIENCE_MILLISECONDS = 10_000;

/** Resolves when someone asks this process to end, or the process that forked it is gone. */
export function askedToStop(): Promise<unknown> {
  const isOrphaned = process.send !== undefined && !process.connected;
  return Promise.race([
    ...(isOrphaned ? [Promise.resolve()] : [once(process, 'disconnect')]),
    once(process, 'SIGINT'),
    once(process, 'SIGTERM'),
  ]);
}

/** Closes and ends this process: with exit code 1 where that takes longer than 10 seconds. */
export async function endAfter(close: () => Promise<unknown>): Promise<never> {
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  setTimeout(() => process.exit(1), PATIENCE_MILLISECONDS).unref();
  await close();
  process.exit(0);
}

/** Resolves once it is sent, if there is anyone to hear it. */
export function tellParent(message: GatewayMessage): Promise<void> {
  return new Promise((resolve) => (process.connected ? process.send!(message, () => resolve()) : resolve()));
}

/** Ends a program that could not start: exit code 2 where a setting is wrong. */
export async function endWith(error: unknown, cause: GatewayProblem['cause']): Promise<never> {
  const detail = error instanceof Error ? error.message : String(error);
  if (process.connected) await tellParent({ kind: 'problem', detail, cause });
  else process.stderr.write(`${detail}\n`);
  process.exit(cause === 'setting' ? 2 : 1);
}
