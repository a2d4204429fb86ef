/** What competitors wrote, the battles over it, the ratings that came of them, and what people voted. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE arena (
    tournament_id text NOT NULL REFERENCES tournament,
    generation integer NOT NULL,
    niche text NOT NULL,
    place integer NOT NULL,
    prompts json NOT NULL,
    PRIMARY KEY (tournament_id, generation, niche)
  )`,
  `CREATE TABLE sample (
    tournament_id text NOT NULL,
    generation integer NOT NULL,
    niche text NOT NULL,
    competitor text NOT NULL,
    prompt integer NOT NULL,
    content json NOT NULL,
    features json NOT NULL,
    PRIMARY KEY (tournament_id, generation, niche, competitor, prompt),
    FOREIGN KEY (tournament_id, generation, niche) REFERENCES arena
  )`,
  `CREATE TABLE battle (
    tournament_id text NOT NULL,
    generation integer NOT NULL,
    niche text NOT NULL,
    number integer NOT NULL,
    first text NOT NULL,
    second text NOT NULL,
    prompt integer NOT NULL,
    rater text NOT NULL,
    outcome text NOT NULL,
    PRIMARY KEY (tournament_id, generation, niche, number),
    FOREIGN KEY (tournament_id, generation, niche) REFERENCES arena
  )`,
  `CREATE INDEX battle_first ON battle (tournament_id, first)`,
  `CREATE INDEX battle_second ON battle (tournament_id, second)`,
  `CREATE TABLE rating (
    tournament_id text NOT NULL,
    generation integer NOT NULL,
    niche text NOT NULL,
    competitor text NOT NULL,
    kind text NOT NULL,
    nats double precision NOT NULL,
    standard_error_nats double precision NOT NULL,
    lower_nats double precision NOT NULL,
    upper_nats double precision NOT NULL,
    elo double precision NOT NULL,
    rank integer NOT NULL,
    battles integer NOT NULL,
    tastes json NOT NULL,
    gold double precision NOT NULL,
    notes json NOT NULL,
    PRIMARY KEY (tournament_id, generation, niche, competitor),
    FOREIGN KEY (tournament_id, generation, niche) REFERENCES arena
  )`,
  `CREATE INDEX rating_of_competitor ON rating (tournament_id, competitor, generation)`,
  `CREATE TABLE ballot (
    id text PRIMARY KEY,
    tournament_id text NOT NULL,
    generation integer NOT NULL,
    niche text NOT NULL,
    voter text NOT NULL,
    prompt integer NOT NULL,
    first text NOT NULL,
    second text NOT NULL,
    issued_at timestamptz NOT NULL,
    FOREIGN KEY (tournament_id, generation, niche) REFERENCES arena
  )`,
  `CREATE INDEX ballot_of_voter ON ballot (voter, issued_at)`,
  `CREATE TABLE vote (
    ballot_id text PRIMARY KEY REFERENCES ballot,
    tournament_id text NOT NULL,
    seq integer NOT NULL,
    voter text NOT NULL,
    generation integer NOT NULL,
    niche text NOT NULL,
    prompt integer NOT NULL,
    lower_name text NOT NULL,
    upper_name text NOT NULL,
    first text NOT NULL,
    second text NOT NULL,
    outcome text NOT NULL,
    at timestamptz NOT NULL,
    UNIQUE (tournament_id, seq),
    CONSTRAINT vote_once UNIQUE (tournament_id, voter, generation, niche, prompt, lower_name, upper_name)
  )`,
  `CREATE INDEX vote_of_voter ON vote (voter, at)`,
  `ALTER TABLE generation ADD COLUMN vote_cut integer NOT NULL DEFAULT 0`,
  `ALTER TABLE generation ALTER COLUMN vote_cut DROP DEFAULT`,
  `ALTER TABLE life ADD COLUMN learning json`,
];

const TABLES_YOUNGEST_FIRST = ['vote', 'ballot', 'rating', 'battle', 'sample', 'arena'];

export class AddArena1795651200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE life DROP COLUMN learning`);
    await runner.query(`ALTER TABLE generation DROP COLUMN vote_cut`);
    for (const table of TABLES_YOUNGEST_FIRST) await runner.query(`DROP TABLE ${table}`);
  }
}
