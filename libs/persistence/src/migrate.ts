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

/** Runs the migrations that are due. Processes that open one database at once take turns. Throws a OtherSchemaError. */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    try {
      const executor = new MigrationExecutor(dataSource, runner);
      executor.transaction = 'each';
      await refuseOther(dataSource, executor);
      await executor.executePendingMigrations();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK]);
    }
  } finally {
    await runner.release();
  }
}

async function refuseOther({ migrations }: DataSource, executor: MigrationExecutor): Promise<void> {
  const known = migrations.map(({ name, constructor }) => name ?? constructor.name);
  const executed = await executor.getExecutedMigrations();
  const unknown = executed.map(({ name }) => name).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new OtherSchemaError(unknown);
}
