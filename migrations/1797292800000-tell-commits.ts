/**
 * Whoever listens on the database hears of each commit that adds events to a tournament, or removes it: the notification is part of the
 * transaction, whoever writes. The generation whose votes were taken stands where votes are numbered.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE tournament ADD COLUMN votes_taken integer`,
  `CREATE FUNCTION tell_tournament() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN PERFORM pg_notify('clade_removed', OLD.id);
    ELSE PERFORM pg_notify('clade_committed', NEW.id);
    END IF;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER tournament_told AFTER INSERT OR DELETE OR UPDATE OF last_seq ON tournament
    FOR EACH ROW EXECUTE FUNCTION tell_tournament()`,
];

const DOWN = [
  `DROP TRIGGER tournament_told ON tournament`,
  `DROP FUNCTION tell_tournament`,
  `ALTER TABLE tournament DROP COLUMN votes_taken`,
];

export class TellCommits1797292800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
