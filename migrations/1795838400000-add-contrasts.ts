/** Ratings carry what tells the errors of differences between them. Those stored before keep their errors, which are about the mean. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE rating ADD COLUMN own_error_nats double precision, ADD COLUMN lowest_rank integer`,
  `UPDATE rating SET
     own_error_nats = standard_error_nats,
     lowest_rank = (
       SELECT count(*) FROM rating AS other
       WHERE (other.tournament_id, other.generation, other.niche) = (rating.tournament_id, rating.generation, rating.niche)
         AND other.upper_nats >= rating.lower_nats
     )`,
  `ALTER TABLE rating ALTER COLUMN own_error_nats SET NOT NULL, ALTER COLUMN lowest_rank SET NOT NULL`,
];

const DOWN = [`ALTER TABLE rating DROP COLUMN own_error_nats, DROP COLUMN lowest_rank`];

export class AddContrasts1795838400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
