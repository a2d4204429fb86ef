/** Reads off a PostgreSQL of this machine what it is asked to do, and what processor time that takes. */
import { readFileSync } from 'node:fs';
import type { Database } from '#persistence';

/** Of /proc/PID/stat, a second. */
const TICKS = 100;
const BACKENDS = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'`;
const BYTES = `
  SELECT sum(pg_total_relation_size(relid)) AS kept, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') AS wal
  FROM pg_stat_user_tables`;

export interface DatabaseUse {
  /** Inserted, updated and deleted. */
  readonly rows: number;
  /** Of processor time. */
  readonly seconds: number;
}

/** Answers with what was used since the last call. */
export function meterDatabase({ dataSource }: Database): () => Promise<DatabaseUse> {
  let [rows, spent] = [0, 0];
  const meter: Database['dataSource']['subscribers'][number] = {
    afterQuery({ rawResults }) {
      const { command, rowCount } = (rawResults ?? {}) as { readonly command?: string; readonly rowCount?: number };
      if (command === 'INSERT' || command === 'UPDATE' || command === 'DELETE') rows += rowCount ?? 0;
    },
  };
  dataSource.subscribers.push(meter);
  return async () => {
    const pids = (await dataSource.query<{ pid: number }[]>(BACKENDS)).map(({ pid }) => pid);
    const now = pids.reduce((sum, pid) => sum + processorSeconds(pid), 0);
    const used = { rows, seconds: Math.max(0, now - spent) };
    [rows, spent] = [0, now];
    return used;
  };
}

/** Bytes of its tables with their indexes, and all that it has written ahead of its tables (WAL). */
export async function bytesOf({ dataSource }: Database): Promise<{ readonly kept: number; readonly wal: number }> {
  const [{ kept, wal }] = await dataSource.query<[{ kept: string; wal: string }]>(BYTES);
  return { kept: Number(kept), wal: Number(wal) };
}

function processorSeconds(pid: number): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(afterName[11]) + Number(afterName[12])) / TICKS;
}
