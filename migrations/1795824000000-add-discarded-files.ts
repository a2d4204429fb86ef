/** Files that a removed tournament named, or that an import is about to store: removed once nobody refers to them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddDiscardedFiles1795824000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE discarded_file (kind text NOT NULL, sha256 text NOT NULL, PRIMARY KEY (kind, sha256))`,
    );
    // By which a file is known to be referred to still.
    await runner.query(`CREATE INDEX life_weights ON life (weights)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX life_weights`);
    await runner.query(`DROP TABLE discarded_file`);
  }
}
