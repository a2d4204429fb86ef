/** What everyone has at a locus, a page at a time, by birth. */
import type { AlleleView, Page } from '#contracts';
import type { GeneValue, Locus } from '#genome';
import type { AllelePage } from '#tournament';
import type { EntityManager } from 'typeorm';
import { decodeCursor, encodeCursor, isInteger } from './cursor';
import { withoutNul } from './entities/column-types';

type Key = readonly [generation: number, slot: number];

const ALLELES = `
  SELECT id, generation, slot, genome -> $2 AS value FROM individual
  WHERE tournament_id = $1 AND (generation, slot) > ($3, $4)
  ORDER BY generation, slot
  LIMIT $5`;

interface Row {
  readonly id: string;
  readonly generation: number;
  readonly slot: number;
  readonly value: GeneValue | null;
}

export async function pageOfAlleles(
  manager: EntityManager,
  tournamentId: string,
  locus: Locus,
  { cursor, limit, minGeneration = 0 }: AllelePage,
): Promise<Page<AlleleView>> {
  const after: Key = cursor === undefined ? [minGeneration, -1] : decodeCursor(cursor, isKey);
  const rows = await manager.query<Row[]>(ALLELES, [withoutNul(tournamentId), locus.name, ...after, limit + 1]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ id, value }) => ({ id, value })),
    next: rows.length > limit && last ? encodeCursor([last.generation, last.slot]) : null,
  };
}

function isKey(key: unknown): key is Key {
  return Array.isArray(key) && key.length === 2 && key.every(isInteger);
}
