/** A gateway that lives as long as one command. */
import type { Readable } from 'node:stream';
import { CommandFailure, failureOf } from '../command-failure';
import { exitOf, firstWord, forkGateway, lastWordsArrived, type Exit, type GatewaySettings } from './gateway-process';
import type { Server } from './server';

/** Characters of the gateway's stderr that are kept, for the case that it fails. */
const STDERR_KEPT = 4_000;

/** Throws a CommandFailure with the reason if it cannot start. */
export async function startPrivateGateway(settings: GatewaySettings, main: string): Promise<Server> {
  const child = forkGateway(settings, ['ignore', 'ignore', 'pipe', 'ipc'], main);
  const stderr = lastOf(child.stderr!, STDERR_KEPT);
  const exited = exitOf(child);
  const fail = async ({ code, signal }: Exit): Promise<never> => {
    await lastWordsArrived();
    throw new CommandFailure(`The private gateway ended with ${signal ?? `exit code ${code}`}\n${stderr()}`.trimEnd());
  };

  const word = await firstWord(child);
  if (word?.kind !== 'ready') {
    const exit = await exited;
    return word?.kind === 'problem' ? Promise.reject(failureOf(word)) : fail(exit);
  }
  let closing = false;
  const lost = exited.then((exit) => (closing ? new Promise<never>(() => undefined) : fail(exit)));
  lost.catch(() => undefined); // A command that waits for it gets the error; one that has ended does not.
  return {
    address: word.address,
    token: word.token ?? undefined,
    lost,
    close: async () => {
      closing = true;
      if (child.connected) child.disconnect();
      const exit = await exited;
      if (exit.code !== 0) await fail(exit);
    },
  };
}

/** The last characters that a stream has brought. */
function lastOf(stream: Readable, length: number): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-length)));
  return () => text;
}
