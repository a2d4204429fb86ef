/** Those whose weights individuals go back to: docs/command-line.md says what of them counts. */
import type { Bearer } from '#lineage';
import type { EntityManager } from 'typeorm';

/** Lives of all lines together that are read, each a row a generation. */
export const MOST_LIVES = 200_000;

export interface WeightLines {
  /** By birth; baldwinian and fresh weights go back to nobody. */
  readonly members: readonly Bearer[];
  readonly lives: number;
}

const HANDS_ON = `SELECT config -> 'heredity' ->> 'weights' = 'lamarckian' AS "handsOn" FROM tournament WHERE id = $1`;

/** Each once, whatever the paths to it; no more are looked for than can be read. */
const OF_ROOTS = `
  WITH RECURSIVE line (id) AS (
    SELECT unnest($2::text[])
    UNION
    SELECT parent_id FROM line JOIN parentage ON child_id = id AND weight_share > 0 WHERE $3
  ), first AS (SELECT id FROM line LIMIT ${MOST_LIVES + 1})
  SELECT individual.id, individual.generation,
    least(died_generation, tournament.generation) - individual.generation + 1 AS lives,
    ARRAY(SELECT parent_id FROM parentage WHERE child_id = individual.id AND weight_share > 0 AND $3) AS donors
  FROM first JOIN individual ON individual.id = first.id JOIN tournament ON tournament.id = $1
  ORDER BY individual.generation, slot`;

/** Undefined where their lives are more than can be read. */
export async function readWeightLines(
  manager: EntityManager,
  tournamentId: string,
  roots: readonly string[],
): Promise<WeightLines | undefined> {
  const [tournament] = await manager.query<{ readonly handsOn: boolean }[]>(HANDS_ON, [tournamentId]);
  const members = await manager.query<(Bearer & { readonly lives: number })[]>(OF_ROOTS, [
    tournamentId,
    roots,
    tournament?.handsOn ?? false,
  ]);
  const lives = members.reduce((sum, member) => sum + member.lives, 0);
  return lives <= MOST_LIVES ? { members, lives } : undefined;
}
