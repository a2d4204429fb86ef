/**
 * Starts the engine that its argument names, tells its parent process how that went (see `probeEngine`), and ends: with exit code 0
 * where it started.
 */
import { openEngine } from '#compiler';
import { MissingEngineError, parseEngine, type ProbeMessage } from '#engines';

async function reasonMissing(): Promise<string | null> {
  try {
    await openEngine(parseEngine(process.argv[2]));
    return null;
  } catch (error) {
    return error instanceof MissingEngineError ? error.reason : String(error);
  }
}

void reasonMissing().then((reason) => {
  process.exitCode = reason === null ? 0 : 1;
  process.send?.({ reason } satisfies ProbeMessage);
});
