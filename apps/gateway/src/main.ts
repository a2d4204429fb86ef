/** The server process. Configured by the environment; tells the process that forked it, if any, how it went. */
import 'reflect-metadata';
import { once } from 'node:events';
import type { GatewayMessage, GatewayProblem } from '#contracts';
import { DataFolderInUseError, DataFolderUnusableError } from '#persistence';
import { serve } from './serve';
import { readSettings, SettingsError } from './settings';
import { startTracing } from './tracing/start-tracing';

/** Shutting down waits for a commit, not for training; what is cut off after that is as after kill -9. */
const PATIENCE_MILLISECONDS = 10_000;

function tell(message: GatewayMessage): Promise<void> {
  return new Promise((resolve) => (process.send ? process.send(message, () => resolve()) : resolve()));
}

/** Resolves when someone asks the process to end, or the process that forked it is gone. */
function askedToStop(): Promise<unknown> {
  const orphaned = process.send !== undefined && !process.connected;
  return Promise.race([
    ...(orphaned ? [Promise.resolve()] : [once(process, 'disconnect')]),
    once(process, 'SIGINT'),
    once(process, 'SIGTERM'),
  ]);
}

function causeOf(error: unknown): GatewayProblem['cause'] {
  if (error instanceof SettingsError || error instanceof DataFolderUnusableError) return 'setting';
  return error instanceof DataFolderInUseError ? 'in-use' : undefined;
}

async function main(): Promise<void> {
  const stopped = askedToStop(); // listened for from the start: starting takes seconds
  const settings = readSettings();
  const endTracing = await startTracing('clade');
  const { address, close } = await serve(settings);
  const { token, isTokenDrawn } = settings;
  if (process.connected) await tell({ kind: 'ready', address, token, isTokenDrawn });
  else {
    const entry = isTokenDrawn ? `${address}/?token=${token}` : address;
    process.stdout.write(`Clade serves at ${entry}, its API at ${address}/api\n`);
  }
  await stopped;
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  setTimeout(() => process.exit(1), PATIENCE_MILLISECONDS).unref();
  await close();
  await endTracing();
  process.exit(0);
}

main().catch(async (error: unknown) => {
  const detail = error instanceof Error ? error.message : String(error);
  const cause = causeOf(error);
  if (process.connected) await tell({ kind: 'problem', detail, cause });
  else process.stderr.write(`${detail}\n`);
  process.exit(cause === 'setting' ? 2 : 1);
});
