import type { Board } from './board';
import { holderOf, isPostgres } from './holder';
import { PostgresBoard } from './postgres-board';
import { reasonOf } from './reason-of';
import { RedisBoard } from './redis-board';

const REACH_MILLISECONDS = 5000;

/** Throws an Error where it cannot be used, or does not answer in time. `onError` is told of connections that are lost later. */
export async function openBoard(url: string, onError: (error: Error) => void): Promise<Board> {
  const board = isPostgres(url) ? new PostgresBoard(url, onError) : new RedisBoard(url, onError);
  const late = new Promise<string>((resolve) => setTimeout(resolve, REACH_MILLISECONDS, '').unref());
  const told = await Promise.race([late, board.open().then(() => null, reasonOf)]);
  if (told === null) return board;
  void board.close().catch(() => undefined);
  throw new Error(`${holderOf(url)} ${told ? `cannot be used: ${told}` : 'does not answer'}`);
}
