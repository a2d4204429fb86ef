/** Lives from before weights were pruned have none that are 0, but for what was drawn so. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSparsity1795564800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE life ADD COLUMN sparsity double precision NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE life ALTER COLUMN sparsity DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE life DROP COLUMN sparsity`);
  }
}
