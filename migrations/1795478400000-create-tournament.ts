/**
 * Tournaments, what lived in them, and the log of what happened. JSON is kept as `json`, not `jsonb`: what is handed back
 * whole keeps the order of its members, and may hold any character.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE tournament (
    id text PRIMARY KEY,
    seed bigint NOT NULL,
    config json NOT NULL,
    status text NOT NULL,
    reason text,
    survey json NOT NULL,
    anchors json NOT NULL,
    generation integer NOT NULL,
    champion json,
    champions json NOT NULL,
    lineage_hash text,
    engine text NOT NULL,
    processor text NOT NULL,
    tokens_trained bigint NOT NULL,
    seconds double precision NOT NULL,
    created_at timestamptz NOT NULL,
    last_seq integer NOT NULL,
    fencing_token integer NOT NULL,
    name text,
    notes text
  )`,
  `CREATE INDEX tournament_newest ON tournament (created_at DESC, id DESC)`,
  `CREATE TABLE generation (
    tournament_id text NOT NULL REFERENCES tournament,
    generation integer NOT NULL,
    births integer NOT NULL,
    survivors integer NOT NULL,
    niches json NOT NULL,
    gene_entropy_bits json NOT NULL,
    mean_gene_entropy_bits double precision NOT NULL,
    closed_at timestamptz NOT NULL,
    PRIMARY KEY (tournament_id, generation)
  )`,
  `CREATE TABLE individual (
    id text PRIMARY KEY,
    tournament_id text NOT NULL REFERENCES tournament,
    generation integer NOT NULL,
    slot integer NOT NULL,
    niche text NOT NULL,
    family text NOT NULL,
    genome json NOT NULL,
    architecture json NOT NULL,
    recipe json NOT NULL,
    parameters integer NOT NULL,
    status text NOT NULL,
    cause text,
    died_generation integer,
    name text,
    notes text,
    UNIQUE (tournament_id, generation, slot)
  )`,
  `CREATE TABLE life (
    individual_id text PRIMARY KEY REFERENCES individual,
    weights text NOT NULL,
    inherited_fraction double precision NOT NULL,
    tokens_trained bigint NOT NULL,
    training_flops double precision NOT NULL,
    loss_curve json NOT NULL
  )`,
  `CREATE TABLE parentage (
    child_id text NOT NULL REFERENCES individual,
    parent_id text NOT NULL REFERENCES individual,
    share double precision NOT NULL,
    role text NOT NULL,
    donor boolean NOT NULL,
    genes text[] NOT NULL,
    PRIMARY KEY (child_id, parent_id)
  )`,
  `CREATE INDEX parentage_children ON parentage (parent_id)`,
  `CREATE TABLE exam (
    individual_id text NOT NULL REFERENCES individual,
    part text NOT NULL,
    symbols integer NOT NULL,
    nats double precision NOT NULL,
    bits_per_character double precision NOT NULL,
    standard_error_nats double precision NOT NULL,
    prediction_entropy_bits double precision NOT NULL,
    blocks double precision[] NOT NULL,
    PRIMARY KEY (individual_id, part)
  )`,
  `CREATE TABLE lineage_event (
    tournament_id text NOT NULL REFERENCES tournament,
    seq integer NOT NULL,
    type text NOT NULL,
    at timestamptz NOT NULL,
    v smallint NOT NULL,
    data json NOT NULL,
    PRIMARY KEY (tournament_id, seq)
  )`,
];

const TABLES_YOUNGEST_FIRST = ['lineage_event', 'exam', 'parentage', 'life', 'individual', 'generation', 'tournament'];

export class CreateTournament1795478400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES_YOUNGEST_FIRST) await runner.query(`DROP TABLE ${table}`);
  }
}
