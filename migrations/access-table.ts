/** Tokens by which a server lets people in: their hashes, what each may do, and which tournaments its budget pays for. */
export const ACCESS_TABLES = [
  `CREATE TABLE access_token (
    id text PRIMARY KEY,
    name text NOT NULL,
    role text NOT NULL,
    tournament_id text REFERENCES tournament ON DELETE CASCADE,
    sha256 text NOT NULL,
    requests_per_minute integer,
    flops double precision,
    created_at timestamptz NOT NULL,
    expires_at timestamptz
  )`,
  // No reference to the tournament: what it was to train stays spent where it is deleted.
  `CREATE TABLE access_launch (
    tournament_id text PRIMARY KEY,
    token_id text NOT NULL REFERENCES access_token ON DELETE CASCADE,
    flops_planned double precision NOT NULL
  )`,
];
