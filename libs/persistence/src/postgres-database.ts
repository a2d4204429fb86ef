import { connect, type Database } from './database';
import { DatabaseUnavailableError } from './database-unavailable-error';

const CONNECT_TIMEOUT_MS = 10_000;
const POOL_SIZE = 5;

/** A PostgreSQL server. Throws a DatabaseUnavailableError, which does not contain the password. */
export async function openPostgresDatabase(url: string): Promise<Database> {
  const server = withoutPassword(url);
  try {
    const dataSource = await connect({ url, connectTimeoutMS: CONNECT_TIMEOUT_MS, poolSize: POOL_SIZE });
    return { dataSource, url, tidy: async () => undefined, close: () => dataSource.destroy() };
  } catch (error) {
    throw new DatabaseUnavailableError(`PostgreSQL at ${server} cannot be used: ${reasonOf(error)}`);
  }
}

/** Where a URL points. Throws a DatabaseUnavailableError if it is no URL of PostgreSQL. */
function withoutPassword(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol) || isCutShort(parsed)) {
    throw new DatabaseUnavailableError(
      'DATABASE_URL is not of the form postgres://user:password@host:port/database, with /, # and ? in a password escaped',
    );
  }
  return `${parsed.host}${parsed.pathname}`;
}

/** A password with an unescaped `/`, `#` or `?` ends the host there; the rest of it would be shown as the path. */
function isCutShort({ href, username, password }: URL): boolean {
  return !username && !password && href.includes('@');
}

/** A refused connection comes as an error for each address, with no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
