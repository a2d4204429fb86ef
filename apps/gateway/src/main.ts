/** The server process. Configured by the environment; tells the process that forked it, if any, how it went. */
import 'reflect-metadata';
import type { GatewayMessage } from '#contracts';
import { serve } from './serve';
import { readSettings } from './settings';

/** Shutting down waits for a commit, not for training. */
const PATIENCE_MILLISECONDS = 30_000;

function tell(message: GatewayMessage): Promise<void> {
  return new Promise((resolve) => (process.send ? process.send(message, () => resolve()) : resolve()));
}

async function main(): Promise<void> {
  const { address, close } = await serve(readSettings(process.env));
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MILLISECONDS).unref();
    void close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
  if (process.send) await tell({ kind: 'ready', address });
  else process.stdout.write(`Clade serves at ${address}, its API at ${address}/api\n`);
}

main().catch(async (error: unknown) => {
  const detail = error instanceof Error ? error.message : String(error);
  if (process.send) await tell({ kind: 'problem', detail });
  else process.stderr.write(`${detail}\n`);
  process.exit(1);
});
