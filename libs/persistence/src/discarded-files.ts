/** Marks on files that may be needed no more. They outlive a crash, and are of this database's files alone. */
import { type DiscardedFile, textsOf } from '#tournament';
import { Any, type EntityManager } from 'typeorm';
import { DiscardedFileEntity } from './entities/discarded-file.entity';
import { TournamentEntity } from './entities/tournament.entity';

export async function discard(manager: EntityManager, files: readonly DiscardedFile[]): Promise<void> {
  await manager.query(
    `INSERT INTO discarded_file SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`,
    [files.map(({ kind }) => kind), files.map(({ sha256 }) => sha256)],
  );
}

export async function discardWeightsOf(manager: EntityManager, tournamentIds: readonly string[]): Promise<void> {
  await manager.query(
    `INSERT INTO discarded_file SELECT DISTINCT 'weights', sha256 FROM life
     JOIN individual ON id = individual_id CROSS JOIN LATERAL (VALUES (weights), (optimizer_state), (birth_weights)) files (sha256)
     WHERE tournament_id = ANY ($1) AND sha256 IS NOT NULL ON CONFLICT DO NOTHING`,
    [tournamentIds],
  );
}

export async function readDiscarded(manager: EntityManager): Promise<readonly DiscardedFile[]> {
  await manager.query(
    `DELETE FROM discarded_file WHERE kind = 'weights'
     AND (EXISTS (SELECT FROM life WHERE weights = sha256) OR EXISTS (SELECT FROM life WHERE optimizer_state = sha256)
       OR EXISTS (SELECT FROM life WHERE birth_weights = sha256))`,
  );
  await manager.delete(DiscardedFileEntity, { kind: 'text', sha256: Any(await referredTexts(manager)) });
  return manager.find(DiscardedFileEntity, { order: { kind: 'ASC', sha256: 'ASC' } });
}

export async function forget(manager: EntityManager, files: readonly DiscardedFile[]): Promise<void> {
  await manager.query(
    `DELETE FROM discarded_file USING unnest($1::text[], $2::text[]) gone (kind, sha256)
     WHERE discarded_file.kind = gone.kind AND discarded_file.sha256 = gone.sha256`,
    [files.map(({ kind }) => kind), files.map(({ sha256 }) => sha256)],
  );
}

async function referredTexts(manager: EntityManager): Promise<string[]> {
  const tournaments = await manager.find(TournamentEntity, { select: { id: true, config: true } });
  return tournaments.flatMap(({ config }) => textsOf(config).map(({ sha256 }) => sha256));
}
