/**
 * An index of the words in names and notes of individuals, those alone that people named or noted. Its expression is that
 * of libs/persistence/src/search-notes.ts. Tournaments are few: their words are read as they are.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSearch1795737600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX individual_words ON individual USING gin (to_tsvector('simple',
        coalesce(name, '') || ' ' || coalesce(notes, ''))) WHERE name IS NOT NULL OR notes IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX individual_words`);
  }
}
