import type { AnchorsView, LeaderboardRow, Part } from '#contracts';
import type { EntityManager } from 'typeorm';
import { withoutNul } from './entities/column-types';
import { TournamentEntity } from './entities/tournament.entity';
import { type Competitor, rankCompetitors } from './rank-competitors';

/** Individuals examined on `part`, against the n-grams where that is the part on which those are measured. */
export async function readLeaderboard(
  manager: EntityManager,
  tournamentId: string,
  part: Part,
  limit: number,
): Promise<LeaderboardRow[]> {
  const individuals = await readIndividuals(manager, tournamentId, part, limit);
  const anchors = part === 'test' ? await readAnchors(manager, tournamentId) : [];
  return rankCompetitors([...individuals, ...anchors], limit);
}

/** The best `limit`. A score that is not finite competes with none. */
async function readIndividuals(
  manager: EntityManager,
  tournamentId: string,
  part: Part,
  limit: number,
): Promise<Competitor[]> {
  const rows: Omit<Competitor, 'kind' | 'part'>[] = await manager.query(
    `SELECT individual.id AS name, family, niche, parameters, bits_per_character AS "bitsPerCharacter",
            standard_error_nats / ln(2::double precision) AS "standardErrorBits"
     FROM individual JOIN exam ON individual_id = individual.id
     WHERE tournament_id = $1 AND part = $2 AND bits_per_character < 'Infinity'
     ORDER BY bits_per_character, generation, slot
     LIMIT $3`,
    [withoutNul(tournamentId), part, limit],
  );
  return rows.map((row) => ({ kind: 'individual', part, ...row }));
}

async function readAnchors(manager: EntityManager, tournamentId: string): Promise<Competitor[]> {
  const row = await manager.findOne(TournamentEntity, {
    where: { id: tournamentId },
    select: { id: true, anchors: true },
  });
  return Object.entries(row?.anchors ?? {}).flatMap(([niche, anchors]) => nGrams(niche, anchors));
}

function nGrams(niche: string, anchors: AnchorsView): Competitor[] {
  return Object.entries(anchors).map(([name, bitsPerCharacter]) => ({
    kind: 'anchor',
    ...{ name, family: 'witten-bell', niche, parameters: null, part: 'test' },
    ...{ bitsPerCharacter, standardErrorBits: null },
  }));
}
