/** How the alleles of a locus arose and spread. */
import type { GeneGenerationView, GeneHistoryView, GeneQuery, RelativeView } from '#contracts';
import type { CategoricalLocus, GeneValue, Locus, OrdinalLocus } from '#genome';
import type { EntityManager } from 'typeorm';
import { withoutNul } from './entities/column-types';
import { type GeneRow, readGeneRows } from './gene-history';
import { readRelatives } from './read-relatives';

type Discrete = CategoricalLocus | OrdinalLocus;

/** Births that are looked through at once. */
const BIRTHS_A_LOOK = 500;

/**
 * The first births after ($4, $5) in generations up to $6; `origin` where one has an allele that no parent of it has. Parents are
 * counted: with NOT EXISTS, PostgreSQL may gather those of everyone beforehand.
 */
const ORIGINS = `
  WITH birth AS (
    SELECT id, generation, slot, genome FROM individual
    WHERE tournament_id = $1 AND (generation, slot) > ($4, $5) AND generation <= $6
    ORDER BY generation, slot LIMIT ${BIRTHS_A_LOOK}
  )
  SELECT generation, slot, CASE WHEN genome->>$2 = $3 AND 0 = (
    SELECT count(*) FROM parentage JOIN individual parent ON parent.id = parent_id
    WHERE child_id = birth.id AND parent.genome->>$2 = $3
  ) THEN id END AS origin
  FROM birth ORDER BY generation, slot`;

export async function readGeneHistory(
  manager: EntityManager,
  tournamentId: string,
  locus: Locus,
  { minGeneration = 0, maxGeneration = Infinity }: GeneQuery,
): Promise<GeneHistoryView> {
  const rows = await readGeneRows(manager, tournamentId, locus, minGeneration, maxGeneration);
  const generations = rows.map((row) => (locus.kind === 'real' ? toQuantiles(row) : toCounts(locus, row)));
  return { locus: locus.name, kind: locus.kind, generations };
}

/** By birth, the first `limit` that have an allele which no parent of theirs has. */
export async function readGeneOrigins(
  manager: EntityManager,
  tournamentId: string,
  locus: Discrete,
  value: GeneValue,
  limit: number,
): Promise<RelativeView[]> {
  const rows = await readGeneRows(manager, tournamentId, locus, 0, Infinity);
  const had = rows.filter(({ alleles }) => String(value) in (alleles ?? {})).map(({ generation }) => generation);
  const origins: string[] = [];
  for (const [first, last] of runs(had)) {
    let after: Birth | undefined = { generation: first, slot: -1 };
    while (after && origins.length < limit) {
      const looked: Looked[] = await manager.query(ORIGINS, [
        ...[withoutNul(tournamentId), locus.name, String(value), after.generation, after.slot, last],
      ]);
      origins.push(...looked.flatMap(({ origin }) => origin ?? []));
      after = looked.length === BIRTHS_A_LOOK ? looked.at(-1) : undefined;
    }
  }
  return readRelatives(manager, origins.slice(0, limit));
}

interface Birth {
  readonly generation: number;
  readonly slot: number;
}

interface Looked extends Birth {
  readonly origin: string | null;
}

/** Generations, from the first, as runs without a gap: the first and last of each. */
function runs(generations: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const generation of generations) {
    const last = found.at(-1);
    if (last?.[1] === generation - 1) last[1] = generation;
    else found.push([generation, generation]);
  }
  return found;
}

function toCounts(locus: Discrete, { generation, living, alleles }: GeneRow): GeneGenerationView {
  const counts = locus.values.map((value) => ({ value, count: alleles?.[String(value)] ?? 0 }));
  return { generation, living, alleles: counts.filter(({ count }) => count > 0), quantiles: null };
}

function toQuantiles({ generation, living, quantiles }: GeneRow): GeneGenerationView {
  const [least, lower, median, upper, greatest] = quantiles ?? [];
  return { generation, living, alleles: [], quantiles: { least, lower, median, upper, greatest } };
}
