import { percent, thousandths } from '#wording';
import type { AncestorView, IndividualDetailView } from '#contracts';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { Problem } from '../../ui/problem';
import { Family, IndividualLink, Loading, Scroll } from '../../ui/small-parts';

const DEPTH = 25;

/** Parents, their parents, and so on; the nearest first. */
export function Ancestry({ individual: { id, parents } }: { individual: IndividualDetailView }) {
  const { value, error, ask } = useAnswer(parents.length > 0 ? id : null, () => api.ancestors(id, { depth: DEPTH }));
  return (
    <section class="panel">
      <h2>Ancestry</h2>
      {parents.length === 0 && <p class="muted">A founder: its genome was drawn, and it has no parents.</p>}
      {error !== undefined && <Problem error={error} again={ask} />}
      {parents.length > 0 && !value && error === undefined && <Loading what="ancestors" />}
      {value && (
        <Scroll label="Ancestors">
          <table>
            <thead>
              <tr>
                <th scope="col" class="number">
                  back
                </th>
                <th scope="col">individual</th>
                <th scope="col">family</th>
                <th scope="col" class="hide-narrow">
                  niche
                </th>
                <th scope="col" class="number">
                  bits/char
                </th>
                <th scope="col">its parents</th>
              </tr>
            </thead>
            <tbody>
              {value.map((ancestor) => (
                <tr key={ancestor.id}>
                  <td class="number">{ancestor.depth}</td>
                  <td class="name">
                    <IndividualLink id={ancestor.id} />
                  </td>
                  <td>
                    <Family name={ancestor.family} />
                  </td>
                  <td class="hide-narrow">{ancestor.niche}</td>
                  <td class="number">{thousandths(ancestor.bitsPerCharacter)}</td>
                  <td class="small">
                    {ancestor.parents.map(parentText).join(', ') || <span class="muted">founder</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

/** `61 % and weights from 3-9`; the tournament is the same for all. */
function parentText({ id, share, donor }: AncestorView['parents'][number]): string {
  return `${percent(share)}${donor ? ' and weights' : ''} from ${id.split('-').slice(-2).join('-')}`;
}
