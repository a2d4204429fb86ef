/** The gateway as a child process. It shuts down by itself, pausing what runs, when our channel to it closes. */
import { fork, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { GatewayMessage } from '#contracts';
import { builtFile, inheritedVariables } from '#settings';

export interface GatewaySettings {
  readonly data: string;
  /** What is left out is the gateway's to choose. */
  readonly port?: number;
  readonly host?: string;
  /** What it is, with commas between them. */
  readonly roles?: string;
  /** Worker processes. */
  readonly workers?: number;
  /** Whether it is there for one command alone. */
  readonly isPrivate?: boolean;
}

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export const GATEWAY_MAIN = builtFile('apps/gateway/src/main.js');
/** Conducts for a server elsewhere. */
export const SELECTION_MAIN = builtFile('apps/selection/src/main.js');
/** Does jobs for a server elsewhere. */
export const SERVICE_MAIN = builtFile('apps/services/src/main.js');
export const DOCTOR_MAIN = builtFile('apps/gateway/src/doctor.main.js');
const LAST_WORDS_MS = 200;

/** Starts a gateway in a process group of its own, so that a terminal's Ctrl-C does not reach it. */
export function forkGateway(settings: GatewaySettings, stdio: StdioOptions, main: string): ChildProcess {
  const env = { ...inheritedVariables(), ...environmentOf(settings) };
  return fork(main, [], { detached: true, execArgv: [], stdio, env });
}

export function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
}

/** What a gateway says of its start; null where it ends without a message. */
export async function firstWord<Message = GatewayMessage>(child: ChildProcess): Promise<Message | null> {
  const silence = exitOf(child)
    .then(lastWordsArrived)
    .then(() => null);
  const message = once(child, 'message').then(([word]) => word as Message);
  return Promise.race([message, silence]);
}

/** What a process wrote just before its end may be on its way still when the end is reported. */
export async function lastWordsArrived(): Promise<void> {
  await setTimeout(LAST_WORDS_MS);
}

function environmentOf({ data, port, host, workers, roles, isPrivate = false }: GatewaySettings): NodeJS.ProcessEnv {
  return {
    CLADE_DATA: data,
    CLADE_PRIVATE: String(isPrivate),
    ...(port !== undefined && { CLADE_PORT: String(port) }),
    ...(host !== undefined && { CLADE_HOST: host }),
    ...(roles !== undefined && { CLADE_ROLES: roles }),
    ...(workers !== undefined && { CLADE_WORKERS: String(workers) }),
  };
}
