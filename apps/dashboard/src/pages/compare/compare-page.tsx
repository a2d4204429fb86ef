import type { GenerationView, TournamentView } from '#contracts';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { levelsOf } from '../../charts/levels';
import { LineChart, type Series } from '../../charts/line-chart';
import { setQuery, useRoute } from '../../routing/location';
import { nicheColour } from '../../ui/colours';
import { PageHead } from '../../ui/page-head';
import { Problem } from '../../ui/problem';
import { Loading } from '../../ui/small-parts';
import type { Compared } from './compared';
import { ComparedTable } from './compared-table';

const MOST = 6;

/** Curves of several tournaments over each other, niche by niche. */
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
  const choose = (id: string) =>
    setQuery({ ids: (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]).join(',') });
  return (
    <>
      <PageHead title="Compare tournaments" />
      <section class="panel">
        <h2>Which, {MOST} at most</h2>
        {all.error !== undefined && <Problem error={all.error} again={all.ask} />}
        {all.value?.rows.length === 0 && <p class="muted">There are no tournaments yet.</p>}
        <div class="row">
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
      </section>
      {error !== undefined && <Problem error={error} again={ask} />}
      {!value && error === undefined && <Loading what="tournaments" />}
      {value && value.length > 0 && <Curves compared={value} />}
    </>
  );
}

function Curves({ compared }: { compared: readonly Compared[] }) {
  const niches = [...new Set(compared.flatMap(({ tournament }) => tournament.niches.map(({ name }) => name)))];
  const generations = Math.max(...compared.map(({ tournament }) => tournament.generations));
  const label = ({ name, id }: TournamentView): string => `${name} (${id})`;
  const curves = (kind: Series['kind'], of: (generation: GenerationView) => number | null | undefined): Series[] =>
    compared.map(({ tournament, generations: closed }, index) => ({
      name: label(tournament),
      colour: nicheColour(index),
      kind,
      points: closed.map((each) => [each.generation, of(each) ?? NaN] as const),
    }));
  const file = compared.map(({ tournament }) => tournament.id).join('-');
  return (
    <>
      <section class="panel">
        <ComparedTable compared={compared} />
      </section>
      <div class="grid">
        {niches.map((niche) => (
          <section key={niche} class="panel">
            <LineChart
              title={`${niche}: best of the living, on validation`}
              unit="bits per character"
              file={`${file}-${niche}-best`}
              generations={generations}
              series={curves(
                'line',
                ({ niches }) => niches.find((each) => each.niche === niche)?.best?.bitsPerCharacter,
              )}
              levels={levelsOf(compared.find(({ tournament }) => tournament.anchors[niche])?.tournament.anchors[niche])}
            />
          </section>
        ))}
        {niches.map((niche) => (
          <section key={niche} class="panel">
            <LineChart
              title={`${niche}: mean of the living, on validation`}
              unit="bits per character"
              file={`${file}-${niche}-mean`}
              generations={generations}
              series={curves('line', ({ niches }) => niches.find((each) => each.niche === niche)?.meanBitsPerCharacter)}
            />
          </section>
        ))}
        <section class="panel">
          <LineChart
            title="Entropy of genes, mean over loci"
            unit="bits per locus"
            file={`${file}-gene-entropy`}
            generations={generations}
            series={curves('line', ({ meanGeneEntropyBits }) => meanGeneEntropyBits)}
          />
        </section>
      </div>
    </>
  );
}
