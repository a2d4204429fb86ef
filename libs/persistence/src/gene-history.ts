/**
 * How many have each allele of a locus, and the quantiles of a real one, generation by generation. What a generation came to is
 * kept when it closes; those since the last that closed are counted when they are asked for.
 */
import { DEFAULT_SEARCH_SPACE, type Locus } from '#genome';
import type { EntityManager } from 'typeorm';
import { comparable, withoutNul } from './entities/column-types';

export interface GeneRow {
  readonly generation: number;
  readonly living: number;
  readonly alleles: Readonly<Record<string, number>> | null;
  readonly quantiles: readonly number[] | null;
}

/**
 * Genes of everyone, once for each generation from $2 to $3 that they lived in. Those who died before are found by their death.
 * Genomes from before a locus was there do not count.
 */
const LIVED = `
  SELECT lived AS generation, locus, allele
  FROM individual JOIN tournament ON tournament.id = tournament_id,
    generate_series(
      greatest(individual.generation, $2), least(coalesce(died_generation, tournament.generation), $3)
    ) AS lived,
    json_each_text(genome) AS gene (locus, allele)
  WHERE tournament_id = $1 AND individual.generation <= $3 AND (died_generation IS NULL OR died_generation >= $2)
    AND allele IS NOT NULL`;

const ALLELES = `
  SELECT locus, generation, sum(count)::integer AS living, json_object_agg(allele, count) AS alleles
  FROM (
    SELECT locus, generation, allele, count(*) FROM (${LIVED}) AS gene WHERE locus = ANY ($4)
    GROUP BY locus, generation, allele
  ) AS counted
  GROUP BY locus, generation`;

const QUANTILES = `
  SELECT locus, generation, count(*)::integer AS living,
         percentile_cont(ARRAY[0, 0.25, 0.5, 0.75, 1]) WITHIN GROUP (ORDER BY allele::double precision) AS quantiles
  FROM (${LIVED}) AS gene WHERE locus = ANY ($4)
  GROUP BY locus, generation`;

/** Keeps what a generation came to, as it closes. */
export async function keepGeneHistory(manager: EntityManager, tournamentId: string, generation: number): Promise<void> {
  for (const [columns, counted, loci] of [
    ['alleles', ALLELES, namesOf((kind) => kind !== 'real')],
    ['quantiles', QUANTILES, namesOf((kind) => kind === 'real')],
  ] as const) {
    await manager.query(
      `INSERT INTO gene_history (tournament_id, locus, generation, living, ${columns})
       SELECT $1, locus, generation, living, ${columns} FROM (${counted}) AS counted`,
      [withoutNul(tournamentId), generation, generation, loci],
    );
  }
}

/** From one generation to another, those alone in which anybody lived. */
export async function readGeneRows(
  manager: EntityManager,
  tournamentId: string,
  { name, kind }: Pick<Locus, 'name' | 'kind'>,
  from: number,
  to: number,
): Promise<GeneRow[]> {
  const id = withoutNul(tournamentId);
  const kept: GeneRow[] = await manager.query(
    `SELECT generation, living, alleles, quantiles FROM gene_history
     WHERE tournament_id = $1 AND locus = $2 AND generation BETWEEN $3 AND $4 ORDER BY generation`,
    [id, name, comparable(from), comparable(to)],
  );
  const [{ next }] = await manager.query<[{ next: number }]>(
    `SELECT coalesce(max(generation), -1) + 1 AS next FROM gene_history WHERE tournament_id = $1 AND locus = $2`,
    [id, name],
  );
  const counted: Omit<GeneRow, 'alleles' | 'quantiles'>[] = await manager.query(
    `SELECT * FROM (${kind === 'real' ? QUANTILES : ALLELES}) AS counted ORDER BY generation`,
    [id, comparable(Math.max(from, next)), comparable(to), [name]],
  );
  return [...kept, ...counted.map((row) => ({ alleles: null, quantiles: null, ...row }))];
}

function namesOf(accepts: (kind: Locus['kind']) => boolean): string[] {
  return DEFAULT_SEARCH_SPACE.filter(({ kind }) => accepts(kind)).map(({ name }) => name);
}
