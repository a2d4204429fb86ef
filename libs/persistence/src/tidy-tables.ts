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

/** Gives `work` its turn on the first call, the second, the fourth and so on: each time that there is twice as much. */
export function whenDoubled(work: () => Promise<void>): () => Promise<void> {
  let calls = 0;
  return async () => {
    calls++;
    if (Number.isInteger(Math.log2(calls))) await work();
  };
}
