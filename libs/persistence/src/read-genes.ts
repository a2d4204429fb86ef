/** How the alleles of a locus spread. */
import type { GeneGenerationView, GeneHistoryView, GeneQuery } from '#contracts';
import type { CategoricalLocus, GeneValue, Locus, OrdinalLocus } from '#genome';
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
  const counts = Object.entries(alleles ?? {}).map(([text, count]) => ({ value: alleleOf(locus, text), count }));
  const rank = ({ value }: { value: GeneValue }): number =>
    locus.kind === 'ordinal' ? Number(value) : locus.values.indexOf(String(value));
  return { generation, living, alleles: counts.sort((a, b) => rank(a) - rank(b)), quantiles: null };
}

function alleleOf({ kind }: Discrete, text: string): GeneValue {
  return kind === 'ordinal' ? Number(text) : text;
}

function toQuantiles({ generation, living, quantiles }: GeneRow): GeneGenerationView {
  const [least, lower, median, upper, greatest] = quantiles ?? [];
  return { generation, living, alleles: [], quantiles: { least, lower, median, upper, greatest } };
}
