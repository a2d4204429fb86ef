/** What is kept beside the rows of a tournament so that queries are short, derived from those rows: a tournament that was imported has none of it. */
import type { EntityManager } from 'typeorm';
import { GenerationEntity } from './entities/generation.entity';
import { keepGeneHistory } from './gene-history';
import { deriveGeneOrigins } from './gene-origins';

const COUNT = `
  UPDATE tournament SET
    individuals = (SELECT count(*) FROM individual WHERE tournament_id = $1),
    flops = (SELECT coalesce(sum(flops), 0) FROM compute WHERE tournament_id = $1),
    cpu_seconds = (SELECT coalesce(sum(cpu_seconds), 0) FROM compute WHERE tournament_id = $1),
    niches_mixed = EXISTS (
      SELECT FROM parentage JOIN individual child ON child.id = child_id JOIN individual parent ON parent.id = parent_id
      WHERE child.tournament_id = $1 AND child.niche <> parent.niche
    )
  WHERE id = $1`;

const MEASURE = `
  UPDATE individual SET
    validation_nats = nullif(evaluation.nats, 'Infinity'),
    bits_per_character = evaluation.bits_per_character,
    tokens_trained = (SELECT sum(tokens_trained) FROM life WHERE individual_id = individual.id),
    rating = (SELECT rating.nats FROM rating WHERE rating.tournament_id = $1 AND competitor = individual.id
              ORDER BY rating.generation DESC LIMIT 1)
  FROM life, evaluation
  WHERE individual.tournament_id = $1 AND life.individual_id = individual.id AND evaluation.individual_id = individual.id
    AND life.generation = (SELECT max(generation) FROM life newest WHERE newest.individual_id = individual.id)
    AND evaluation.niche = individual.niche AND evaluation.generation = life.generation AND part = 'validation'`;

const KEEP_SPECIES = `
  UPDATE individual SET species = (
    SELECT membership.species FROM membership WHERE tournament_id = $1 AND membership.individual = individual.id
    ORDER BY membership.generation DESC LIMIT 1
  )
  WHERE tournament_id = $1 AND EXISTS (SELECT FROM species WHERE tournament_id = $1)`;

export async function deriveRows(manager: EntityManager, tournamentId: string): Promise<void> {
  await manager.query(COUNT, [tournamentId]);
  await manager.query(MEASURE, [tournamentId]);
  await manager.query(KEEP_SPECIES, [tournamentId]);
  await deriveGeneOrigins(manager, tournamentId);
  const closed = await manager.find(GenerationEntity, { where: { tournamentId }, select: { generation: true } });
  for (const { generation } of closed) await keepGeneHistory(manager, tournamentId, generation);
}
