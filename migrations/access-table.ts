/** Tokens by which a server lets people in: their hashes, and what each may do and has spent. */
export const ACCESS_TABLE = `CREATE TABLE access_token (
  id text PRIMARY KEY,
  name text NOT NULL,
  role text NOT NULL,
  tournament_id text REFERENCES tournament ON DELETE CASCADE,
  sha256 text NOT NULL,
  requests_per_minute integer,
  flops double precision,
  flops_spent double precision NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz
)`;
