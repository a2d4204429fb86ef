import { significant } from '#wording';
import type { IndividualDetailView } from '#contracts';
import { IndividualLink } from '../../ui/small-parts';
import { type Column, Table } from '../../ui/table';

interface Gene {
  readonly locus: string;
  readonly allele: string | number;
  readonly shown: boolean;
  /** The parent that gave it; undefined where it was drawn. */
  readonly parent: string | undefined;
  /** What that parent has, where it was changed at birth. */
  readonly before: string | number | undefined;
}

const alleleText = (allele: string | number): string => (typeof allele === 'number' ? significant(allele) : allele);

/** Every locus: its allele, whether the family expresses it, which parent gave it, and what was changed at birth. */
export function Genome({ individual }: { individual: IndividualDetailView }) {
  const { genome, expressed, parents, changedFrom } = individual;
  const silent = Object.keys(genome).length - expressed.length;
  const genes = Object.entries(genome).map(([locus, allele]): Gene => ({
    locus,
    allele,
    shown: expressed.includes(locus),
    parent: parents.find(({ genes }) => genes.includes(locus))?.id,
    before: changedFrom[locus],
  }));
  const columns: readonly Column<Gene>[] = [
    { head: 'locus', cell: ({ locus }) => locus },
    { head: 'allele', kind: 'number', cell: ({ allele }) => alleleText(allele) },
    { head: 'expressed', cell: ({ shown }) => (shown ? 'yes' : 'silent') },
    {
      head: 'from',
      cell: ({ parent, before }) =>
        parent ? (
          <>
            <IndividualLink id={parent} short />
            {before !== undefined && <mark class="changed"> changed from {alleleText(before)}</mark>}
          </>
        ) : (
          <span class="muted">drawn</span>
        ),
    },
  ];
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Genome</h2>
        <span class="muted small">{silent} of its genes are silent in this family</span>
      </div>
      <Table
        label="Genome"
        columns={columns}
        rows={genes}
        keyOf={({ locus }) => locus}
        lookOf={({ shown }) => (shown ? undefined : 'dim')}
      />
    </section>
  );
}
