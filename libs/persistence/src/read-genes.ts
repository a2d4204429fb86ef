/** How the alleles of a locus arose and spread. The database takes them from the genomes' JSON as text. */
import type { GeneGenerationView, GeneHistoryView, GeneQuery, RelativeView } from '#contracts';
import type { CategoricalLocus, GeneValue, Locus, OrdinalLocus, RealLocus } from '#genome';
import type { EntityManager } from 'typeorm';
import { comparable, withoutNul } from './entities/column-types';
import { readRelatives } from './read-relatives';

/** Everyone, once for each generation from $3 to $4 that they lived in. Genomes from before a locus was there do not count. */
const LIVES = `
  individual JOIN tournament ON tournament.id = tournament_id,
  generate_series(
    greatest(individual.generation, $3),
    least(coalesce(died_generation, tournament.generation), $4)
  ) AS lived
  WHERE tournament_id = $1 AND genome->>$2 IS NOT NULL`;

const COUNTS = `
  SELECT lived AS generation, genome->>$2 AS allele, count(*)::integer AS count FROM ${LIVES}
  GROUP BY lived, allele ORDER BY lived`;

const QUANTILES = `
  SELECT lived AS generation, count(*)::integer AS living,
         percentile_cont(ARRAY[0, 0.25, 0.5, 0.75, 1]) WITHIN GROUP (ORDER BY (genome->>$2)::double precision) AS quantiles
  FROM ${LIVES}
  GROUP BY lived ORDER BY lived`;

const ORIGINS = `
  SELECT id FROM individual
  WHERE tournament_id = $1 AND genome->>$2 = $3 AND NOT EXISTS (
    SELECT FROM parentage JOIN individual parent ON parent.id = parent_id
    WHERE child_id = individual.id AND parent.genome->>$2 = $3
  )
  ORDER BY generation, slot LIMIT $4`;

export async function readGeneHistory(
  manager: EntityManager,
  tournamentId: string,
  locus: Locus,
  { minGeneration = 0, maxGeneration = Infinity }: GeneQuery,
): Promise<GeneHistoryView> {
  const bounds = [comparable(minGeneration), comparable(maxGeneration)];
  const parameters = [withoutNul(tournamentId), locus.name, ...bounds];
  const generations =
    locus.kind === 'real'
      ? (await manager.query<QuantilesRow[]>(QUANTILES, parameters)).map(toQuantiles)
      : countAlleles(locus, await manager.query<CountRow[]>(COUNTS, parameters));
  return { locus: locus.name, kind: locus.kind, generations };
}

/** By birth, the first `limit` that have an allele which no parent of theirs has. */
export async function readGeneOrigins(
  manager: EntityManager,
  tournamentId: string,
  locus: Exclude<Locus, RealLocus>,
  value: GeneValue,
  limit: number,
): Promise<RelativeView[]> {
  const parameters = [withoutNul(tournamentId), locus.name, String(value), limit];
  const origins = await manager.query<{ id: string }[]>(ORIGINS, parameters);
  return readRelatives(
    manager,
    origins.map(({ id }) => id),
  );
}

interface CountRow {
  readonly generation: number;
  readonly allele: string;
  readonly count: number;
}

interface QuantilesRow {
  readonly generation: number;
  readonly living: number;
  readonly quantiles: readonly [number, number, number, number, number];
}

function countAlleles(locus: CategoricalLocus | OrdinalLocus, rows: readonly CountRow[]): GeneGenerationView[] {
  const declared = locus.values.map(String);
  const valueOf = (allele: string): GeneValue => (locus.kind === 'ordinal' ? Number(allele) : allele);
  const byGeneration = new Map<number, GeneGenerationView>();
  for (const { generation, allele, count } of rows) {
    const view = byGeneration.get(generation) ?? { generation, living: 0, alleles: [], quantiles: null };
    view.living += count;
    view.alleles.push({ value: valueOf(allele), count });
    byGeneration.set(generation, view);
  }
  for (const { alleles } of byGeneration.values()) {
    alleles.sort((a, b) => declared.indexOf(String(a.value)) - declared.indexOf(String(b.value)));
  }
  return [...byGeneration.values()];
}

function toQuantiles({ generation, living, quantiles }: QuantilesRow): GeneGenerationView {
  const [least, lower, median, upper, greatest] = quantiles;
  return { generation, living, alleles: [], quantiles: { least, lower, median, upper, greatest } };
}
