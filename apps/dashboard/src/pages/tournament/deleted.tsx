import type { TournamentView } from '#contracts';
import { download } from '../../charts/download';
import { linkTo } from '../../routing/route';
import { PageHead } from '../../ui/page-head';

/** What is left of a tournament that was deleted while somebody looked at it. */
export function Deleted({ tournament: { id, name, config, seed } }: { tournament: TournamentView }) {
  const save = () => download(`${id}-config.json`, JSON.stringify({ config, seed }, null, 2), 'application/json');
  return (
    <>
      <PageHead title={`${name} was deleted`} crumbs={<a href={linkTo({ page: 'tournaments' })}>Tournaments</a>} />
      <section class="panel empty" role="alert">
        <p>
          Somebody deleted tournament <code>{id}</code>, with everyone who lived in it, while this page was open. This
          page still has its config and seed, which lead to the same individuals again.
        </p>
        <div class="row">
          <a class="button primary" href={linkTo({ page: 'tournaments' })}>
            All tournaments
          </a>
          <button type="button" onClick={save}>
            Save config and seed
          </button>
        </div>
      </section>
    </>
  );
}
