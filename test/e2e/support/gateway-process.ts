/** A real gateway, built and in a process of its own, for end-to-end tests. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { GatewayMessage } from '#contracts';
import { type ApiClient, createApiClient } from '#client';
import { builtFile } from '#settings';
import { ownEnvironment } from '../../../bench/own-environment';
import { forkedOn, HERE, type Host } from '../../support/host';

const MAIN = builtFile('apps/gateway/src/main.js');

export interface GatewayProcess {
  readonly address: string;
  /** What it asks for. */
  readonly token: string | null;
  readonly data: string;
  readonly api: ApiClient;
  readonly child: ChildProcess;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
  /** kill -9, and waits. */
  kill(): Promise<void>;
}

export interface GatewayOptions {
  readonly data: string;
  readonly workers?: number;
  /** Any that is free when left out. */
  readonly port?: number;
  readonly databaseUrl?: string;
  readonly engine?: string;
  /** More variables of its environment. */
  readonly settings?: NodeJS.ProcessEnv;
  /** Where it runs. */
  readonly host?: Host;
  /** Told its process id at once, before it is ready. */
  readonly onStarted?: (pid: number) => void;
  /** Told what it logs, which is printed all the same. */
  readonly onLog?: (text: string) => void;
}

/** Throws with the gateway's own words if it does not start. */
export async function startGateway({
  data,
  workers = 1,
  port = 0,
  databaseUrl,
  engine = 'onnx',
  settings,
  host = HERE,
  onStarted,
  onLog,
}: GatewayOptions): Promise<GatewayProcess> {
  const env = {
    ...ownEnvironment(),
    CLADE_DATA: data,
    CLADE_PORT: `${port}`,
    CLADE_WORKERS: `${workers}`,
    CLADE_ENGINE: engine,
    ...settings,
  };
  const child = fork(MAIN, [], {
    env: databaseUrl ? { ...env, DATABASE_URL: databaseUrl } : env,
    ...forkedOn(host),
    stdio: ['ignore', 'ignore', onLog ? 'pipe' : 'inherit', 'ipc'],
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    process.stderr.write(bytes);
    onLog?.(bytes.toString());
  });
  const exited = once(child, 'exit');
  onStarted?.(child.pid!);
  const [message] = (await Promise.race([once(child, 'message'), exited])) as [GatewayMessage];
  if (message?.kind !== 'ready') throw new Error(message?.kind === 'problem' ? message.detail : 'it ended at once');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  const { address, token } = message;
  return {
    address,
    data,
    token,
    api: createApiClient(address, token ?? undefined),
    child,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
