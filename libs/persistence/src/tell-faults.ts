/** Errors of a database that cannot be reached or written to, as opposed to errors of the query itself. */
import { StoreUnavailableError } from '#tournament';

/**
 * SQLSTATEs of a broken connection, of a server without resources, one that stops or starts, of its disk, of damage, and of a read-only
 * database; and the operating system's errors of a connection.
 */
const UNAVAILABLE = /^(08...|53...|57P..|58...|XX...|25006|E[A-Z]+|EAI_AGAIN)$/;
/** `pg`, TypeORM and the thread of the embedded database have no codes for these. */
const LOST =
  /connection (is )?(terminated|closed|ended)|timeout exceeded when trying to connect|connection error|driver not connected|thread of the database has ended|connection is not established|already released/i;

/** The adapter; where the database is unavailable its methods throw a StoreUnavailableError. */
export function tellFaults<Adapter extends object>(adapter: Adapter): Adapter {
  const methods = Object.entries(adapter).map(([name, method]: [string, (...given: unknown[]) => Promise<unknown>]) => [
    name,
    (...given: unknown[]) => method(...given).catch(rethrow),
  ]);
  return Object.fromEntries(methods) as Adapter;
}

function rethrow(error: unknown): never {
  throw isUnavailable(error) ? new StoreUnavailableError(reasonOf(error)) : error;
}

/** Of a server with several addresses each has its error. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isUnavailable);
  if (!(error instanceof Error)) return false;
  const { code } = ((error as { driverError?: unknown }).driverError ?? error) as { code?: unknown };
  return code === undefined ? LOST.test(error.message) : UNAVAILABLE.test(String(code));
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return (error as Error).message;
}
