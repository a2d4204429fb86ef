import { givenText, homeOf, thousandths } from '#wording';
import type { AncestorView, IndividualDetailView } from '#contracts';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { shortId } from '../../routing/route';
import { Problem } from '../../ui/problem';
import { Family, IndividualLink, Loading } from '../../ui/small-parts';
import { type Column, Table } from '../../ui/table';

const DEPTH = 25;

const COLUMNS: readonly Column<AncestorView>[] = [
  { head: 'back', kind: 'number', cell: ({ depth }) => depth },
  { head: 'individual', kind: 'name', cell: ({ id }) => <IndividualLink id={id} short /> },
  { head: 'family', cell: ({ family }) => <Family name={family} /> },
  { head: 'niche', spare: true, cell: homeOf },
  { head: 'bits/char', kind: 'number', cell: ({ bitsPerCharacter }) => thousandths(bitsPerCharacter) },
  {
    head: 'its parents',
    look: 'small',
    cell: ({ parents }) => parents.map(parentText).join(', ') || <span class="muted">founder</span>,
  },
];

/** Parents, their parents, and so on; the nearest first. */
export function Ancestry({ individual: { id, parents } }: { individual: IndividualDetailView }) {
  const { value, error, ask } = useAnswer(parents.length > 0 ? id : null, () => api.ancestors(id, { depth: DEPTH }));
  return (
    <section class="panel">
      <h2>Ancestry</h2>
      {parents.length === 0 && <p class="muted">A founder: its genome was drawn, and it has no parents.</p>}
      {error !== undefined && <Problem error={error} again={ask} />}
      {parents.length > 0 && !value && error === undefined && <Loading what="ancestors" />}
      {value && <Table label="Ancestors" columns={COLUMNS} rows={value} keyOf={(ancestor) => ancestor.id} />}
    </section>
  );
}

/** `61 % of genes and weights from 3-9`; the tournament is the same for all. */
function parentText(parent: AncestorView['parents'][number]): string {
  return `${givenText(parent)} from ${shortId(parent.id)}`;
}
