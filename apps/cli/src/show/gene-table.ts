import type { GeneGenerationView, GeneHistoryView } from '#contracts';
import type { Paint } from './paint';
import { percent, significant } from './quantities';
import { renderTable, type Column } from './table';

const GENERATION: Column<GeneGenerationView> = {
  head: 'generation',
  align: 'right',
  text: ({ generation }) => String(generation),
};
const QUANTILES = ['least', 'lower', 'median', 'upper', 'greatest'] as const;

/** A row a generation: the share of each allele, or the quantiles of a real locus. */
export function geneTable({ kind, generations }: GeneHistoryView, paint: Paint): string {
  return renderTable([GENERATION, ...(kind === 'real' ? quantiles() : shares(generations))], generations, paint);
}

function quantiles(): Column<GeneGenerationView>[] {
  return QUANTILES.map((name) => ({
    head: name,
    align: 'right',
    text: ({ quantiles: of }) => (of ? significant(of[name]) : ''),
  }));
}

/** A column an allele, in the order in which they come up. */
function shares(generations: readonly GeneGenerationView[]): Column<GeneGenerationView>[] {
  const alleles = [...new Set(generations.flatMap((each) => each.alleles.map(({ value }) => value)))];
  return alleles.map((allele) => ({
    head: String(allele),
    align: 'right',
    text: ({ alleles: those, living }) => {
      const count = those.find(({ value }) => value === allele)?.count;
      return count ? percent(count / living) : '';
    },
  }));
}
