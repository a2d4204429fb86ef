/** When the window for votes ends, and which count, stand beside the number of the newest event: a window outlives who opened it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VotingWindows1797379200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE tournament DROP COLUMN votes_taken, ADD COLUMN voting_generation integer,
        ADD COLUMN voting_until timestamptz, ADD COLUMN votes_until integer`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE tournament DROP COLUMN voting_generation, DROP COLUMN voting_until, DROP COLUMN votes_until,
        ADD COLUMN votes_taken integer`,
    );
  }
}
