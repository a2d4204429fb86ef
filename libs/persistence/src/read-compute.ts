/** What work of tournaments took. */
import type { ComputeGroup, ComputeView, IndividualComputeView } from '#contracts';
import type { Compute } from '#tournament';
import type { EntityManager } from 'typeorm';
import { comparable, withoutNul } from './entities/column-types';

const OF_GENERATION = `
  SELECT generation, individual, kind, flops, tokens::double precision AS tokens, cpu_seconds AS "cpuSeconds" FROM compute
  WHERE tournament_id = $1 AND generation = $2`;

const OF_TOURNAMENT = `SELECT * FROM compute WHERE tournament_id = $1`;
const OF_INDIVIDUAL = `
  SELECT compute.* FROM individual JOIN compute USING (tournament_id) WHERE individual.id = $1 AND compute.individual = $1`;

/**
 * Of each root and those whose weights it goes back to, each once: of a donor what it spent before the last child in this line took its
 * weights. Birth weights, which Baldwinian donors hand on, cost nothing.
 */
const ofLineages = (roots: string): string => `
  WITH RECURSIVE line (root, id, until) AS (
    SELECT id, id, ${2 ** 31 - 1} FROM individual WHERE ${roots}
    UNION
    SELECT root, parent_id, child.generation - 1
    FROM line JOIN individual child ON child.id = line.id JOIN parentage ON child_id = line.id AND weight_share > 0
    JOIN tournament ON tournament.id = child.tournament_id AND config -> 'heredity' ->> 'weights' = 'lamarckian'
  ), bearer AS (SELECT root, id, max(until) AS until FROM line GROUP BY root, id)
  SELECT root, compute.*
  FROM bearer JOIN individual ON individual.id = bearer.id JOIN tournament ON tournament.id = individual.tournament_id,
    generate_series(individual.generation, least(until, died_generation, tournament.generation)) AS lived
  JOIN compute ON compute.generation = lived
  WHERE compute.tournament_id = individual.tournament_id AND compute.individual = individual.id`;

const OF_LINEAGE = ofLineages('id = $1');
const OF_ALL_LINEAGES = ofLineages(`tournament_id = $1 AND status = 'trained' AND died_generation IS NULL`);

interface Grouping {
  readonly of: Partial<Readonly<Record<'generation' | 'kind' | 'individual', string>>>;
  readonly order: string;
}
const DEAREST = 'flops DESC, individual COLLATE "C"';
const GROUPINGS: Readonly<Record<ComputeGroup, Grouping>> = {
  'generation-and-kind': { of: { generation: 'generation', kind: 'kind' }, order: 'generation, kind COLLATE "C"' },
  generation: { of: { generation: 'generation' }, order: 'generation' },
  kind: { of: { kind: 'kind' }, order: 'kind COLLATE "C"' },
  individual: { of: { individual: 'individual' }, order: DEAREST },
  lineage: { of: { individual: 'root' }, order: DEAREST },
};

const TOTALS = `
  count(DISTINCT work.individual) FILTER (WHERE work.individual <> '')::integer AS individuals,
  sum(work.flops) AS flops, sum(work.tokens)::double precision AS tokens, sum(work.cpu_seconds) AS "cpuSeconds"`;

/** The sums of rows of `compute`, the first $2 of them. */
function grouped(work: string, by: ComputeGroup): string {
  const { of, order } = GROUPINGS[by];
  const column = (name: keyof Grouping['of']): string => `${of[name] ? `work.${of[name]}` : 'NULL'} AS ${name}`;
  return `
    SELECT * FROM (
      SELECT ${column('generation')}, ${column('kind')}, ${column('individual')}, ${TOTALS}
      FROM (${work}) AS work
      ${of.individual === 'individual' ? `WHERE work.individual <> ''` : ''}
      GROUP BY ${Object.values(of)
        .map((name) => `work.${name}`)
        .join(', ')}
    ) AS sums ORDER BY ${order} LIMIT $2`;
}

export function readCompute(
  manager: EntityManager,
  tournamentId: string,
  generation: number,
): Promise<readonly Compute[]> {
  return manager.query(OF_GENERATION, [withoutNul(tournamentId), comparable(generation)]);
}

export function readComputeOfTournament(
  manager: EntityManager,
  id: string,
  { by, limit }: { readonly by: ComputeGroup; readonly limit: number },
): Promise<readonly ComputeView[]> {
  const work = by === 'lineage' ? OF_ALL_LINEAGES : OF_TOURNAMENT;
  return manager.query(grouped(work, by), [withoutNul(id), limit]);
}

export async function readComputeOfIndividual(
  manager: EntityManager,
  id: string,
  { by, limit }: { readonly by: Exclude<ComputeGroup, 'lineage'>; readonly limit: number },
): Promise<IndividualComputeView> {
  const [own, lineage] = [OF_INDIVIDUAL, OF_LINEAGE].map((work) =>
    manager.query<ComputeView[]>(grouped(work, by), [withoutNul(id), limit]),
  );
  return { own: await own, lineage: await lineage };
}
