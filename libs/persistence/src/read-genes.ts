/** How the alleles of a locus spread. */
import type { GeneGenerationView, GeneHistoryView, GeneQuery } from '#contracts';
import type { CategoricalLocus, Locus, OrdinalLocus } from '#genome';
import type { EntityManager } from 'typeorm';
import { type GeneRow, readGeneRows } from './gene-history';

type Discrete = CategoricalLocus | OrdinalLocus;

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

function toCounts(locus: Discrete, { generation, living, alleles }: GeneRow): GeneGenerationView {
  const counts = locus.values.map((value) => ({ value, count: alleles?.[String(value)] ?? 0 }));
  return { generation, living, alleles: counts.filter(({ count }) => count > 0), quantiles: null };
}

function toQuantiles({ generation, living, quantiles }: GeneRow): GeneGenerationView {
  const [least, lower, median, upper, greatest] = quantiles ?? [];
  return { generation, living, alleles: [], quantiles: { least, lower, median, upper, greatest } };
}
