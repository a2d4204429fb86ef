/**
 * Indexes of the words in names and notes. Their expressions are those of libs/persistence/src/search-notes.ts; no notes
 * are long enough to fill a tsvector. Of individuals only those that people named or noted are held.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE INDEX tournament_words ON tournament USING gin (to_tsvector('simple',
    coalesce(name, config->>'name', '') || ' ' || coalesce(notes, config->>'notes', '')))`,
  `CREATE INDEX individual_words ON individual USING gin (to_tsvector('simple',
    coalesce(name, '') || ' ' || coalesce(notes, ''))) WHERE name IS NOT NULL OR notes IS NOT NULL`,
];

export class AddSearch1795737600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['individual_words', 'tournament_words']) await runner.query(`DROP INDEX ${index}`);
  }
}
