import { significant } from '#wording';
import type { IndividualDetailView } from '#contracts';
import { IndividualLink, Scroll } from '../../ui/small-parts';

/** Every locus: its allele, whether the family expresses it, and which parent gave it. */
export function Genome({ individual }: { individual: IndividualDetailView }) {
  const { genome, expressed, parents } = individual;
  const silent = Object.keys(genome).length - expressed.length;
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>Genome</h2>
        <span class="muted small">{silent} of its genes are silent in this family</span>
      </div>
      <Scroll label="Genome">
        <table>
          <thead>
            <tr>
              <th scope="col">locus</th>
              <th scope="col" class="number">
                allele
              </th>
              <th scope="col">expressed</th>
              <th scope="col">from</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(genome).map(([locus, allele]) => {
              const parent = parents.find(({ genes }) => genes.includes(locus));
              const shown = expressed.includes(locus);
              return (
                <tr key={locus} class={shown ? undefined : 'dim'}>
                  <td>{locus}</td>
                  <td class="number">{typeof allele === 'number' ? significant(allele) : allele}</td>
                  <td>{shown ? 'yes' : 'silent'}</td>
                  <td>
                    {parent ? (
                      <IndividualLink id={parent.id}>{parent.id.split('-').slice(-2).join('-')}</IndividualLink>
                    ) : (
                      <span class="muted">{parents.length > 0 ? 'mutation' : 'drawn'}</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
