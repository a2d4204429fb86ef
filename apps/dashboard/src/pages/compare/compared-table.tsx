import { count, duration, thousandths } from '#wording';
import { linkTo } from '../../routing/route';
import { nicheColour } from '../../ui/colours';
import { IndividualLink, Scroll, Status } from '../../ui/small-parts';
import type { Compared } from './compared';

export function ComparedTable({ compared }: { compared: readonly Compared[] }) {
  return (
    <Scroll label="Compared tournaments">
      <table>
        <thead>
          <tr>
            <th scope="col">tournament</th>
            <th scope="col">status</th>
            <th scope="col" class="number">
              seed
            </th>
            <th scope="col" class="number">
              individuals
            </th>
            <th scope="col" class="number">
              tokens
            </th>
            <th scope="col" class="number">
              time
            </th>
            <th scope="col">champion</th>
            <th scope="col" class="number">
              bits/char on test
            </th>
          </tr>
        </thead>
        <tbody>
          {compared.map(({ tournament }, index) => (
            <tr key={tournament.id}>
              <td class="name">
                <span class="swatch" style={{ background: nicheColour(index) }} />
                <a href={linkTo({ page: 'tournament', id: tournament.id, tab: 'overview' })}>{tournament.name}</a>
              </td>
              <td>
                <Status status={tournament.status} />
              </td>
              <td class="number">{tournament.seed}</td>
              <td class="number">{count(tournament.individuals)}</td>
              <td class="number">{count(tournament.tokensTrained)}</td>
              <td class="number">{duration(tournament.seconds)}</td>
              <td class="name">{tournament.champion ? <IndividualLink id={tournament.champion.id} /> : '–'}</td>
              <td class="number">{thousandths(tournament.champion?.bitsPerCharacter ?? null)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
