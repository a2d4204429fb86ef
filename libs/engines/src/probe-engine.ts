/** Whether an engine starts on this machine. Tried in a process of its own: a native library may abort the one that it is in. */
import { fork } from 'node:child_process';
import type { EngineName } from './engines';

/** What the child process reports: null where the engine started, else why not. */
export interface ProbeMessage {
  readonly reason: string | null;
}

/** A first CUDA context takes seconds; nothing takes this long. */
const PATIENCE_SECONDS = 60;

/**
 * Null where the engine starts, else the reason why not. `modulePath` is a module that tries the engine named by its first argument and
 * sends a ProbeMessage.
 */
export function probeEngine(
  name: EngineName,
  modulePath: string,
  patienceSeconds = PATIENCE_SECONDS,
): Promise<string | null> {
  return new Promise((resolve) => {
    const child = fork(modulePath, [name], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const settle = (reason: string | null): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(reason);
    };
    const timer = setTimeout(() => settle(`it did not answer within ${patienceSeconds} s`), patienceSeconds * 1000);
    child.once('message', ({ reason }: ProbeMessage) => settle(reason));
    child.once('error', (error) => settle(error.message));
    child.once('exit', (code, signal) => settle(`it ended the process with ${signal ?? `exit code ${code}`}`));
  });
}
