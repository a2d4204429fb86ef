/** A service as a process of its own, which may be killed or stopped. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '#settings';
import { ownEnvironment } from '../../bench/own-environment';
import { childrenOf } from '../support/children';
import { forkedOn, type Host } from '../support/host';
import type { Target } from './deployment';

export type Role = 'selection' | 'arena' | 'trainer';

export interface Service {
  readonly role: Role;
  readonly kills: readonly Target[];
  /** Of itself, and of the processes that do its jobs, if it has any. */
  readonly pids: readonly (() => Promise<readonly number[]>)[];
  stop(): Promise<void>;
}

export async function startService(role: Role, host: Host, settings: NodeJS.ProcessEnv): Promise<Service> {
  const env = { ...ownEnvironment(), CLADE_WORKERS: '1', CLADE_ENGINE: 'onnx', ...settings, CLADE_ROLES: role };
  const main = builtFile(`apps/${role === 'selection' ? 'selection' : 'services'}/src/main.js`);
  const start = async (): Promise<ChildProcess> => {
    const child = fork(main, [], { env, ...forkedOn(host), stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const exited = once(child, 'exit').then(() => Promise.reject(new Error(`${role} ended as it started`)));
    await Promise.race([once(child, 'message'), exited]);
    exited.catch(() => undefined);
    return child;
  };
  let child = await start();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  const self = async (): Promise<number[]> => [child.pid!];
  const workers = (): Promise<number[]> => childrenOf(child.pid!);
  const killSelf: Target = {
    name: role,
    async strike() {
      await end('SIGKILL');
      child = await start();
    },
  };
  const killWorkers: Target = {
    name: `a process of ${role}`,
    async strike() {
      for (const pid of await workers()) process.kill(pid, 'SIGKILL');
    },
  };
  const hasWorkers = role !== 'selection';
  return {
    role,
    kills: hasWorkers ? [killSelf, killWorkers] : [killSelf],
    pids: hasWorkers ? [self, workers] : [self],
    stop: () => end('SIGTERM'),
  };
}
