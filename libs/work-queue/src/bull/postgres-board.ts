import { Pool } from 'pg';
import { type Board, FENCE_SECONDS } from './board';

/** Beside the schema `bullmq`, in one transaction. The lock is for services that start at the same time. */
const SCHEMA = `
  SELECT pg_advisory_xact_lock(hashtext('clade_queue'));
  CREATE SCHEMA IF NOT EXISTS clade_queue;
  CREATE TABLE IF NOT EXISTS clade_queue.note (key text PRIMARY KEY, text text NOT NULL, until timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS clade_queue.tournament_order (tournament text PRIMARY KEY, text text NOT NULL);`;

export class PostgresBoard implements Board {
  private readonly pool: Pool;

  constructor(connectionString: string, onError: (error: Error) => void) {
    this.pool = new Pool({ connectionString, max: 1, application_name: 'clade board' });
    this.pool.on('error', onError);
  }

  async open(): Promise<void> {
    await this.pool.query(SCHEMA);
  }

  async takeFence(tournament: string, fence: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `INSERT INTO clade_queue.note AS known VALUES ($1, $2, now() + make_interval(secs => $3))
         ON CONFLICT (key) DO UPDATE SET text = excluded.text, until = excluded.until
         WHERE known.text::bigint <= excluded.text::bigint OR known.until < now()`,
      [`fences/${tournament}`, fence, FENCE_SECONDS],
    );
    return rowCount === 1;
  }

  async note(key: string, text: string, seconds: number): Promise<void> {
    await this.pool.query('DELETE FROM clade_queue.note WHERE until < now()');
    await this.pool.query(
      `INSERT INTO clade_queue.note VALUES ($1, $2, now() + make_interval(secs => $3))
         ON CONFLICT (key) DO UPDATE SET text = excluded.text, until = excluded.until`,
      [key, text, seconds],
    );
  }

  async noteOf(key: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ text: string }>(
      'SELECT text FROM clade_queue.note WHERE key = $1 AND until > now()',
      [key],
    );
    return rows[0]?.text ?? null;
  }

  async strikeNote(key: string): Promise<void> {
    await this.pool.query('DELETE FROM clade_queue.note WHERE key = $1', [key]);
  }

  async leaveOrder(tournament: string, order: string): Promise<void> {
    await this.pool.query(
      `INSERT INTO clade_queue.tournament_order VALUES ($1, $2)
         ON CONFLICT (tournament) DO UPDATE SET text = excluded.text`,
      [tournament, order],
    );
  }

  async leaveOrderIfNone(tournament: string, order: string): Promise<void> {
    const sql = 'INSERT INTO clade_queue.tournament_order VALUES ($1, $2) ON CONFLICT (tournament) DO NOTHING';
    await this.pool.query(sql, [tournament, order]);
  }

  async orders(): Promise<Record<string, string>> {
    const { rows } = await this.pool.query<{ tournament: string; text: string }>(
      'SELECT tournament, text FROM clade_queue.tournament_order',
    );
    return Object.fromEntries(rows.map(({ tournament, text }) => [tournament, text]));
  }

  async takeOrderOff(tournament: string, order: string): Promise<boolean> {
    const sql = 'DELETE FROM clade_queue.tournament_order WHERE tournament = $1 AND text = $2';
    return (await this.pool.query(sql, [tournament, order])).rowCount === 1;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
