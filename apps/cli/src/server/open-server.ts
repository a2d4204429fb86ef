/** Finds the server of a data folder, or starts one. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createApiClient } from '#client';
import type { LockView } from '#contracts';
import { CommandFailure, FolderInUse } from '../command-failure';
import { GATEWAY_MAIN } from './gateway-process';
import { isAlive, readLock } from './lock-file';
import { startPrivateGateway } from './private-gateway';
import { joinedServer, type Server } from './server';

export interface ServerNeeds {
  readonly data: string;
  /** Address of a server; else the one that the data folder's lock names. */
  readonly server?: string;
  /** Worker processes of a private gateway. */
  readonly workers?: number;
  /** Whether a private gateway will not do. */
  readonly mustRun?: boolean;
}

const HEALTH_TIMEOUT_MS = 2_000;
const RIVAL_START_MS = 15_000;
const SHORT_COMMAND_MS = 5_000;
const RIVAL_POLL_MS = 200;

/** Throws a CommandFailure where no server runs and none can be started. */
export async function openServer(
  { data, server, workers, mustRun }: ServerNeeds,
  main = GATEWAY_MAIN,
  patience = RIVAL_START_MS,
): Promise<Server> {
  if (server) return joinedServer(server, null);
  const lock = readLock(data);
  const address = await addressOf(lock);
  // a private gateway ends with its command, and would pause what was left to it
  if (mustRun && (!address || lock?.private)) {
    const until = address ? ` once process ${lock?.pid}, a command that has ${data} in use, has ended` : '';
    throw new CommandFailure(`--detach needs a running server: start one with \`clade serve\`${until}`);
  }
  const deadline = Date.now() + patience;
  for (let isHeld = address !== null; ; isHeld = true) {
    const rival = isHeld ? await awaitRival(data, deadline) : null;
    const holder = readLock(data);
    if (rival) return joinedServer(rival, holder);
    try {
      return await startPrivateGateway({ data, host: '127.0.0.1', port: 0, workers, isPrivate: true }, main);
    } catch (problem) {
      if (!(problem instanceof FolderInUse)) throw problem;
      // Another command locked the folder before our gateway could.
      if (Date.now() < deadline) continue;
      if (holder && isAlive(holder)) {
        throw new CommandFailure(
          `${data} is in use by process ${holder.pid}, which does not answer; if that process is not Clade, delete ${join(data, 'clade.lock')}`,
        );
      }
      throw problem;
    }
  }
}

/** Where the server that holds the lock answers; null if it does not. */
async function addressOf(lock: LockView | null): Promise<string | null> {
  if (!lock?.address) return null;
  try {
    const { pid } = await createApiClient(lock.address).health(AbortSignal.timeout(HEALTH_TIMEOUT_MS));
    // Another folder's server may have taken over the port of one that was killed.
    return pid === lock.pid ? lock.address : null;
  } catch {
    return null;
  }
}

/** Whether a lock may be that of a command that ends in a moment, and its gateway with it. */
function isShort({ private: isPrivate, startedAt }: LockView): boolean {
  return isPrivate && Date.now() - Date.parse(startedAt) < SHORT_COMMAND_MS;
}

/** Waits while a living process holds the lock and does not answer yet, or may be about to end. Null once nobody has the folder, or time is over. */
async function awaitRival(data: string, deadline: number): Promise<string | null> {
  for (let lock = readLock(data); lock && isAlive(lock) && Date.now() < deadline; lock = readLock(data)) {
    const address = await addressOf(lock);
    if (address && !isShort(lock)) return address;
    await setTimeout(RIVAL_POLL_MS);
  }
  return null;
}
