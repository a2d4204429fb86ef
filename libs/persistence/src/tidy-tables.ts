/**
 * What PostgreSQL's autovacuum does, which PGlite does not run: room that rows left as they were changed is used again, and the planner
 * has statistics, without which it takes each index for as good as any other (with a million individuals it read whole tables). Rows sampled
 * are 300 times the target: a small one keeps others waiting less.
 */
import type { DataSource } from 'typeorm';

const TARGET = 3;

/** A table at a time: others get their turn between. */
export async function tidyTables(dataSource: DataSource): Promise<void> {
  await dataSource.query(`SET default_statistics_target = ${TARGET}`);
  for (const { tablePath } of dataSource.entityMetadatas) await dataSource.query(`VACUUM (ANALYZE) ${tablePath}`);
}

/** As PostgreSQL's autovacuum_vacuum_threshold and autovacuum_vacuum_scale_factor. */
const LEFTOVERS = 'n_dead_tup > 50 + 0.2 * n_live_tup';

/** Those tables alone of which a fifth and more is rows that were left as they were changed, or went with a tournament. */
export async function tidyLeftovers(dataSource: DataSource): Promise<void> {
  await dataSource.query('SELECT pg_stat_force_next_flush()'); // counts are told once a second
  const found = await dataSource.query<{ name: string }[]>(
    `SELECT quote_ident(relname) AS name FROM pg_stat_user_tables WHERE ${LEFTOVERS}`,
  );
  for (const { name } of found) await dataSource.query(`VACUUM (ANALYZE) ${name}`);
}

const MOST_LOG_BYTES = 16 * 2 ** 20;

/** A checkpoint, which PGlite makes by itself only after a gigabyte of the write-ahead log. */
export async function boundLog(dataSource: DataSource): Promise<void> {
  const [{ bytes }] = await dataSource.query<[{ bytes: number }]>(
    `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()`,
  );
  if (bytes > MOST_LOG_BYTES) await dataSource.query('CHECKPOINT');
}

/** Gives `work` its turn on the first call, the second, the fourth and so on: each time that there is twice as much. */
export function whenDoubled(work: () => Promise<void>): () => Promise<void> {
  let calls = 0;
  return async () => {
    calls++;
    if (Number.isInteger(Math.log2(calls))) await work();
  };
}
