import { type DataSource, MigrationExecutor } from 'typeorm';

/** Any number that no other program on the same database locks. */
const ADVISORY_LOCK = 0x636c_6164;

/** The database is of another Clade, whose tables are not those that this one reads and writes. */
export class OtherSchemaError extends Error {
  override readonly name = 'OtherSchemaError';

  constructor(migrations: readonly string[]) {
    const which = migrations.length === 1 ? `migration ${migrations[0]}` : `migrations ${migrations.join(', ')}`;
    super(`it has ${which}, unknown to this build of Clade; start the build that made it, or use another database`);
  }
}

/**
 * Runs the migrations that are due, all of them or none. Processes that open one database at once take turns, by a lock that ends with the transaction: a pooler that shares
 * connections out by transaction leaves it whole. Throws a OtherSchemaError.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async ({ queryRunner }) => {
    await queryRunner!.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK]);
    const executor = new MigrationExecutor(dataSource, queryRunner);
    executor.transaction = 'none'; // of its own
    await refuseOther(dataSource, executor);
    await executor.executePendingMigrations();
  });
}

async function refuseOther({ migrations }: DataSource, executor: MigrationExecutor): Promise<void> {
  const known = migrations.map(({ name, constructor }) => name ?? constructor.name);
  const executed = await executor.getExecutedMigrations();
  const unknown = executed.map(({ name }) => name).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new OtherSchemaError(unknown);
}
