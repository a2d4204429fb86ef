import { newTextError, type NewTextError } from '#arena';
import type { BaselinesView, LeaderboardRow, Part } from '#contracts';
import type { EntityManager } from 'typeorm';
import { withoutNul } from './entities/column-types';
import { TournamentEntity } from './entities/tournament.entity';
import { type Competitor, rankCompetitors } from './rank-competitors';

const COLUMNS = `id AS name, family, niche, parameters, best.bits_per_character AS "bitsPerCharacter",
         standard_error_nats / ln(2::double precision) AS "standardErrorBits"`;

interface Examined extends Omit<Competitor, 'kind' | 'part' | 'newText'> {
  readonly blocks?: readonly number[];
}

/** Individuals keep their bits on the validation part. */
const ON_VALIDATION = `
  SELECT ${COLUMNS}
  FROM (
    SELECT id, family, niche, parameters, bits_per_character, generation, slot FROM individual
    WHERE tournament_id = $1 AND bits_per_character < 'Infinity'
    ORDER BY bits_per_character, generation, slot LIMIT $2
  ) AS best JOIN evaluation ON individual_id = id AND part = 'validation'
  ORDER BY best.bits_per_character, generation, slot`;

/** Champions alone are evaluated on it: few enough to read their blocks. */
const ON_TEST = `
  SELECT ${COLUMNS}, blocks
  FROM evaluation AS best JOIN individual ON individual_id = id
  WHERE tournament_id = $1 AND part = 'test' AND best.bits_per_character < 'Infinity'
  ORDER BY best.bits_per_character, generation, slot LIMIT $2`;

/** Individuals evaluated on `part`, against the n-grams where that is the part on which those are measured. */
export async function readLeaderboard(
  manager: EntityManager,
  tournamentId: string,
  part: Part,
  limit: number,
): Promise<LeaderboardRow[]> {
  const individuals = await readIndividuals(manager, tournamentId, part, limit);
  const baselines = part === 'test' ? await readBaselines(manager, tournamentId) : [];
  return rankCompetitors([...individuals, ...baselines], limit);
}

/** The best `limit`. A score that is not finite competes with none. */
async function readIndividuals(
  manager: EntityManager,
  tournamentId: string,
  part: Part,
  limit: number,
): Promise<Competitor[]> {
  const rows: Examined[] = await manager.query(part === 'test' ? ON_TEST : ON_VALIDATION, [
    withoutNul(tournamentId),
    limit,
  ]);
  return rows.map(({ blocks, ...row }) => ({
    kind: 'individual',
    part,
    ...row,
    newText: inBits(newTextError(blocks ?? [])),
  }));
}

function inBits(error: NewTextError | null): LeaderboardRow['newText'] {
  return error && { standardErrorBits: error.standardErrorNats / Math.LN2, blocks: error.blocks };
}

async function readBaselines(manager: EntityManager, tournamentId: string): Promise<Competitor[]> {
  const row = await manager.findOne(TournamentEntity, {
    where: { id: tournamentId },
    select: { id: true, baselines: true },
  });
  return Object.entries(row?.baselines ?? {}).flatMap(([niche, baselines]) => nGrams(niche, baselines));
}

function nGrams(niche: string, baselines: BaselinesView): Competitor[] {
  return Object.entries(baselines).map(([name, bitsPerCharacter]) => ({
    kind: 'baseline',
    name,
    family: 'witten-bell',
    niche,
    parameters: null,
    part: 'test',
    bitsPerCharacter,
    standardErrorBits: null,
    newText: null,
  }));
}
