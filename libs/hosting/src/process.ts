/** A process and who started it. */
import { once } from 'node:events';
import type { GatewayMessage } from '#contracts';

/** Resolves when someone asks this process to end, or the process that forked it is gone. */
export function askedToStop(): Promise<unknown> {
  const ends = [once(process, 'SIGINT'), once(process, 'SIGTERM')];
  return Promise.race(process.send ? [...ends, once(process, 'disconnect')] : ends);
}

/** Resolves once it is sent, if there is anyone to hear it. */
export function tellParent(message: GatewayMessage): Promise<void> {
  return new Promise((resolve) => (process.connected ? process.send!(message, () => resolve()) : resolve()));
}

/** Ends a program that could not start: exit code 2 where a setting is wrong. */
export async function endWith(error: unknown, isSetting: boolean): Promise<never> {
  const detail = error instanceof Error ? error.message : String(error);
  const cause = isSetting ? 'setting' : undefined;
  if (process.connected) await tellParent({ kind: 'problem', detail, cause });
  else process.stderr.write(`${detail}\n`);
  process.exit(cause === 'setting' ? 2 : 1);
}
