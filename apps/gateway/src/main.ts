/** The server process. Configured by the environment; tells the process that forked it, if any, how it went. */
import 'reflect-metadata';
import type { GatewayProblem } from '#contracts';
import { askedToStop, endAfter, endWith, tellParent } from '#hosting';
import { DataFolderInUseError, DataFolderUnusableError } from '#persistence';
import { serve } from './serve';
import { readSettings, SettingsError } from './settings';
import { startTracing } from './tracing/start-tracing';

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
  if (process.connected) await tellParent({ kind: 'ready', address, token, isTokenDrawn });
  else {
    const entry = isTokenDrawn ? `${address}/?token=${token}` : address;
    process.stdout.write(`Clade serves at ${entry}, its API at ${address}/api\n`);
  }
  await stopped;
  await endAfter(async () => {
    await close();
    await endTracing();
  });
}

main().catch((error: unknown) => endWith(error, causeOf(error)));
