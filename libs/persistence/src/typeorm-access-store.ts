import type { EntityManager } from 'typeorm';
import type { TokenView } from '#contracts';
import type { Database } from './database';
import { tellFaults } from './tell-faults';

/** What is kept of a token: its SHA-256, never itself. */
export interface KeptToken extends Omit<TokenView, 'flopsSpent'> {
  /** In hexadecimal. */
  readonly sha256: string;
}

export interface AccessStore {
  /** The oldest first; those that have expired too. */
  tokens(): Promise<readonly KeptToken[]>;
  insert(token: KeptToken): Promise<void>;
  /** Whether there was one. */
  remove(id: string): Promise<boolean>;
  /** FLOPs that its tournaments took of its budget; 0 of one without a budget. */
  spent(id: string): Promise<number>;
  /** Takes what a tournament plans to train from a budget; false, and nothing is taken, where less is left, or there is no such token. */
  reserve(id: string, tournamentId: string, flopsPlanned: number): Promise<boolean>;
  /** Whether a tournament is paid for by a budget that has been exceeded. */
  isOverdrawn(tournamentId: string): Promise<boolean>;
}

interface Row {
  id: string;
  name: string;
  role: TokenView['role'];
  tournament_id: string | null;
  sha256: string;
  requests_per_minute: number | null;
  flops: number | null;
  created_at: Date;
  expires_at: Date | null;
}

/**
 * A tournament that has ended costs what its ledger of compute says, of all kinds; one that has not at least what it plans to train, and so
 * does one that was deleted.
 */
const SPENT = `SELECT COALESCE(SUM(
    CASE WHEN status IN ('finished', 'cancelled') THEN used ELSE GREATEST(used, flops_planned) END
  ), 0) AS spent
  FROM access_launch LEFT JOIN tournament ON tournament.id = tournament_id
  CROSS JOIN LATERAL (
    SELECT COALESCE(SUM(flops), 0) AS used FROM compute WHERE compute.tournament_id = access_launch.tournament_id
  ) AS ledger
  WHERE token_id = $1`;

async function spentOf(manager: Pick<EntityManager, 'query'>, id: string): Promise<number> {
  const [{ spent }] = await manager.query<[{ spent: number }]>(SPENT, [id]);
  return spent;
}

export function createTypeormAccessStore({ dataSource }: Database): AccessStore {
  return tellFaults<AccessStore>({
    async tokens() {
      const rows = await dataSource.query<Row[]>(`SELECT * FROM access_token ORDER BY created_at, id`);
      return rows.map(toToken);
    },
    async insert({ id, name, role, tournamentId, sha256, requestsPerMinute, flops, createdAt, expiresAt }) {
      await dataSource.query(`INSERT INTO access_token VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
        id,
        name.replaceAll('\0', ''),
        role,
        tournamentId,
        sha256,
        requestsPerMinute,
        flops,
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
    spent: (id) => spentOf(dataSource, id),
    reserve: (id, tournamentId, flopsPlanned) =>
      dataSource.transaction(async (manager) => {
        const lock = `SELECT flops FROM access_token WHERE id = $1 FOR UPDATE`; // two launches at once see each other
        const [token] = await manager.query<{ flops: number | null }[]>(lock, [id]);
        if (!token || (await spentOf(manager, id)) + flopsPlanned > (token.flops ?? Infinity)) return false;
        await manager.query(`INSERT INTO access_launch VALUES ($1, $2, $3)`, [tournamentId, id, flopsPlanned]);
        return true;
      }),
    async isOverdrawn(tournamentId) {
      const query = `SELECT access_token.id, flops FROM access_launch JOIN access_token ON access_token.id = token_id
        WHERE access_launch.tournament_id = $1`;
      const [token] = await dataSource.query<{ id: string; flops: number | null }[]>(query, [tournamentId]);
      return token !== undefined && (await spentOf(dataSource, token.id)) > (token.flops ?? Infinity);
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
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}
