import { isPostgres } from './backend';
import type { Board } from './board';
import { PostgresBoard } from './postgres-board';
import { RedisBoard } from './redis-board';

const REACH_MILLISECONDS = 5000;

/** Throws an Error where it cannot be used, or does not answer in time. `onError` is told of connections that are lost later. */
export async function openBoard(url: string, onError: (error: Error) => void): Promise<Board> {
  const [name, board] = isPostgres(url)
    ? ['PostgreSQL', new PostgresBoard(url, onError)]
    : ['Redis', new RedisBoard(url, onError)];
  const late = new Promise<string>((resolve) => setTimeout(resolve, REACH_MILLISECONDS, '').unref());
  const told = await Promise.race([late, board.open().then(() => null, reasonOf)]);
  if (told === null) return board;
  void board.close().catch(() => undefined);
  throw new Error(`the ${name} that CLADE_QUEUE_URL names ${told ? `cannot be used: ${told}` : 'does not answer'}`);
}

/** Of a server with several addresses each has its error. */
function reasonOf(error: unknown): string {
  const { errors, message } = error as Partial<AggregateError>;
  return errors?.map(reasonOf).join(', ') ?? message ?? String(error);
}
