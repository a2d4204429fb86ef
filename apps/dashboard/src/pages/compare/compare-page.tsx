import { Allowed } from '../../access/allowed';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { setQuery, useRoute } from '../../routing/location';
import { linkTo } from '../../routing/route';
import { PageHead } from '../../ui/page-head';
import { Problem } from '../../ui/problem';
import { Loading, Segments } from '../../ui/small-parts';
import type { Compared } from './compared';
import { ComparedIndividuals } from './compared-individuals';
import { Curves } from './curves';

const MOST = 6;

/** Several tournaments side by side: their curves over each other, niche by niche, or all who lived in them as lines across axes. */
export function ComparePage() {
  const { query } = useRoute();
  const ids = (query.ids ?? '').split(',').filter(Boolean).slice(0, MOST);
  const all = useAnswer('tournaments', () => api.tournaments({ limit: 100 }));
  const { value, error, ask } = useAnswer(ids.join(','), () =>
    Promise.all(
      ids.map(async (id): Promise<Compared> => {
        const [tournament, generations] = await Promise.all([api.tournament(id), api.generations(id)]);
        return { tournament, generations };
      }),
    ),
  );
  const show = query.show === 'individuals' ? 'individuals' : 'curves';
  const choose = (id: string) =>
    setQuery({ ids: (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]).join(',') });
  return (
    <>
      <PageHead title="Compare" />
      <section class="panel">
        <h2>Tournaments, {MOST} at most</h2>
        {all.error !== undefined && <Problem error={all.error} again={all.ask} />}
        {all.value?.rows.length === 0 && (
          <p>
            There are none yet.{' '}
            <Allowed to="launch">
              <a href={linkTo({ page: 'launch' })}>Launch a tournament</a>
            </Allowed>
          </p>
        )}
        {all.value && all.value.rows.length > 0 && ids.length === 0 && (
          <p class="muted">Choose one or more; the address holds what you choose.</p>
        )}
        <div class="row choices-of-tournaments">
          {all.value?.rows.map(({ id, name }) => (
            <label key={id} class="labelled">
              <input
                type="checkbox"
                checked={ids.includes(id)}
                disabled={!ids.includes(id) && ids.length >= MOST}
                onChange={() => choose(id)}
              />
              {name} <span class="mono small">{id}</span>
            </label>
          ))}
        </div>
        {ids.length > 0 && (
          <Segments
            label="What is compared"
            value={show}
            onChange={(chosen) => setQuery({ show: chosen === 'individuals' ? chosen : '' })}
            options={[
              { value: 'curves', label: 'Curves' },
              { value: 'individuals', label: 'Individuals' },
            ]}
          />
        )}
      </section>
      {error !== undefined && <Problem error={error} again={ask} />}
      {!value && error === undefined && <Loading what="tournaments" />}
      {value &&
        value.length > 0 &&
        (show === 'curves' ? <Curves compared={value} /> : <ComparedIndividuals compared={value} />)}
    </>
  );
}
