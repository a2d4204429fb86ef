import { newTextError, type NewTextError } from '#arena';
import type { CommunityView, LeaderboardRow, NGramsView, Part } from '#contracts';
import { textName } from '#tournament';
import type { EntityManager } from 'typeorm';
import { withoutNul } from './entities/column-types';
import { TournamentEntity } from './entities/tournament.entity';
import { listIndividuals, type Listed } from './list-individuals';
import { readEnvironment } from './read-environment';
import { type Competitor, rankCompetitors } from './rank-competitors';

interface Examined extends Omit<Competitor, 'kind' | 'part' | 'newText'> {
  readonly blocks: readonly number[];
}

/** Champions alone are evaluated on it: few enough to read their blocks. Each on its own niche, the newest time. */
const ON_TEST = `
  SELECT id AS name, family, born.niche, parameters, scored."bitsPerCharacter",
         standard_error_nats / ln(2::double precision) AS "standardErrorBits", blocks
  FROM individual born CROSS JOIN LATERAL (
    SELECT bits_per_character AS "bitsPerCharacter", standard_error_nats, blocks FROM evaluation
    WHERE individual_id = born.id AND evaluation.niche = born.niche AND part = 'test'
    ORDER BY evaluation.generation DESC LIMIT 1
  ) scored
  WHERE born.tournament_id = $1 AND scored."bitsPerCharacter" < 'Infinity'
  ORDER BY scored."bitsPerCharacter", born.generation, slot`;

/** How many of each niche have a finite score. */
const SIZES = `
  SELECT niche, count(*)::integer AS size FROM individual
  WHERE tournament_id = $1 AND validation_nats IS NOT NULL GROUP BY niche`;

const ERRORS = `
  SELECT id, standard_error_nats / ln(2::double precision) AS error
  FROM individual CROSS JOIN LATERAL (
    SELECT standard_error_nats FROM evaluation
    WHERE individual_id = individual.id AND evaluation.niche = individual.niche AND part = 'validation'
    ORDER BY evaluation.generation DESC LIMIT 1
  ) newest
  WHERE id = ANY($1)`;

/**
 * Of each niche the best `limit` of those evaluated on `part`, ranked among all of the niche that are. N-grams compete where that is the
 * part on which they are measured. A score that is not finite competes with none.
 */
export async function readLeaderboard(
  manager: EntityManager,
  tournamentId: string,
  part: Part,
  limit: number,
): Promise<LeaderboardRow[]> {
  if (part === 'validation') return readOnValidation(manager, tournamentId, limit);
  const rows: Examined[] = await manager.query(ON_TEST, [withoutNul(tournamentId)]);
  const champions = rows.map(({ blocks, ...row }): Competitor => {
    return { kind: 'individual', part, ...row, newText: inBits(newTextError(blocks)) };
  });
  return rankCompetitors([...champions, ...(await readKept(manager, tournamentId))], limit);
}

async function readOnValidation(
  manager: EntityManager,
  tournamentId: string,
  limit: number,
): Promise<LeaderboardRow[]> {
  const sizes: { niche: string; size: number }[] = await manager.query(SIZES, [withoutNul(tournamentId)]);
  const best: Listed[] = [];
  for (const { niche } of sizes) {
    const asked = { filter: { niche }, sort: 'validation', order: 'asc', after: undefined, limit } as const;
    best.push(...(await listIndividuals(manager, tournamentId, asked)).filter(({ measure }) => measure !== null));
  }
  const errors: { id: string; error: number }[] = await manager.query(ERRORS, [best.map(({ id }) => id)]);
  const errorOf = new Map(errors.map(({ id, error }) => [id, error]));
  const competitors = best.map(({ id, family, niche, parameters, bitsPerCharacter }): Competitor => ({
    kind: 'individual',
    name: id,
    family,
    niche,
    parameters,
    part: 'validation',
    bitsPerCharacter: bitsPerCharacter!,
    standardErrorBits: errorOf.get(id) ?? null,
    newText: null,
  }));
  return rankCompetitors(competitors, limit, new Map(sizes.map(({ niche, size }) => [niche, size])));
}

function inBits(error: NewTextError | null): LeaderboardRow['newText'] {
  return error && { standardErrorBits: error.standardErrorNats / Math.LN2, blocks: error.blocks };
}

/** Communities, and n-grams of the text that each niche has in the newest generation. */
async function readKept(manager: EntityManager, tournamentId: string): Promise<Competitor[]> {
  const row = await manager.findOne(TournamentEntity, {
    where: { id: tournamentId },
    select: { id: true, baselines: true, communities: true, config: true, generation: true },
  });
  if (!row) return [];
  const { config, baselines, generation } = row;
  const { settings } = (await readEnvironment(manager, tournamentId, generation)) ?? { settings: [] };
  return [
    ...row.communities.map(community),
    ...config.niches.flatMap(({ name, corpus: first }) => {
      const corpus = settings.find(({ set, niche }) => set === 'corpus' && niche === name)?.value ?? first;
      const { validation: _, ...onTest } = baselines[textName(config, name, String(corpus))] ?? {};
      return nGrams(name, onTest);
    }),
  ];
}

function community({ niche, parameters, bitsPerCharacter, standardErrorNats, newText }: CommunityView): Competitor {
  return {
    kind: 'community',
    name: 'community',
    family: 'mixture',
    niche,
    parameters,
    part: 'test',
    bitsPerCharacter,
    standardErrorBits: standardErrorNats / Math.LN2,
    newText: inBits(newText ?? null),
  };
}

function nGrams(niche: string, onTest: Partial<NGramsView>): Competitor[] {
  return Object.entries(onTest).map(([name, bitsPerCharacter]) => ({
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
