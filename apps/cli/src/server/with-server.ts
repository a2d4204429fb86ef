import type { Command } from 'commander';
import { createApiClient, type ApiClient } from '#client';
import { type Wanted, withIds } from '../find-ids';
import { globalOptionsOf } from '../global-options';
import { openServer, type ServerNeeds } from './open-server';
import type { Server } from './server';

export interface Session {
  readonly api: ApiClient;
  readonly server: Server;
}

/** Does `work` with a server that is there as long as the work lasts. */
export async function withServer<Result>(
  command: Command,
  work: (session: Session) => Promise<Result>,
  needs: Pick<ServerNeeds, 'workers' | 'mustRun'> = {},
): Promise<Result> {
  const server = await openServer({ ...globalOptionsOf(command), ...needs });
  try {
    return await Promise.race([work({ api: createApiClient(server.address, server.token), server }), server.lost]);
  } finally {
    await server.close();
  }
}

/** Does `work` with a server, of tournaments or individuals that people called by these words. */
export function askAbout<Result>(
  command: Command,
  wanted: Wanted,
  words: readonly string[],
  work: (session: Session, ...ids: string[]) => Promise<Result>,
): Promise<Result> {
  return withServer(command, (session) => withIds(session.api, wanted, words, (...ids) => work(session, ...ids)));
}
