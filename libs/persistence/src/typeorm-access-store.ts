import type { TokenView } from '#contracts';
import type { Database } from './database';
import { tellFaults } from './tell-faults';

/** What is kept of a token: its SHA-256, never itself. */
export interface KeptToken extends TokenView {
  /** In hexadecimal. */
  readonly sha256: string;
}

export interface AccessStore {
  /** The oldest first; those that have expired too. */
  tokens(): Promise<readonly KeptToken[]>;
  insert(token: KeptToken): Promise<void>;
  /** Whether there was one. */
  remove(id: string): Promise<boolean>;
  /** Adds to what it has spent, and tells what is left; undefined, and nothing is added, where that is more than its budget. */
  spend(id: string, flops: number): Promise<number | undefined>;
}

interface Row {
  id: string;
  name: string;
  role: TokenView['role'];
  tournament_id: string | null;
  sha256: string;
  requests_per_minute: number | null;
  flops: number | null;
  flops_spent: number;
  created_at: Date;
  expires_at: Date | null;
}

export function createTypeormAccessStore({ dataSource }: Database): AccessStore {
  return tellFaults<AccessStore>({
    async tokens() {
      const rows = await dataSource.query<Row[]>(`SELECT * FROM access_token ORDER BY created_at, id`);
      return rows.map(toToken);
    },
    async insert(token) {
      const { id, name, role, tournamentId, sha256, requestsPerMinute, flops, flopsSpent, createdAt, expiresAt } =
        token;
      await dataSource.query(`INSERT INTO access_token VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, [
        id,
        name.replaceAll('\0', ''),
        role,
        tournamentId,
        sha256,
        requestsPerMinute,
        flops,
        flopsSpent,
        createdAt,
        expiresAt,
      ]);
    },
    async remove(id) {
      const [rows] = await dataSource.query<[unknown[], number]>(
        `DELETE FROM access_token WHERE id = $1 RETURNING id`,
        [id],
      );
      return rows.length > 0;
    },
    async spend(id, flops) {
      const [rows] = await dataSource.query<[{ left: number }[], number]>(
        `UPDATE access_token SET flops_spent = flops_spent + $2 WHERE id = $1 AND flops_spent + $2 <= flops
         RETURNING flops - flops_spent AS left`,
        [id, flops],
      );
      return rows[0]?.left;
    },
  });
}

function toToken(row: Row): KeptToken {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    tournamentId: row.tournament_id,
    sha256: row.sha256,
    requestsPerMinute: row.requests_per_minute,
    flops: row.flops,
    flopsSpent: row.flops_spent,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}
