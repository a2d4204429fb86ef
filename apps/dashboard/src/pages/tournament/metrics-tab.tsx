/** Every metric: the chosen one by generation, and all of them as they are now. What this server does not measure is shown without a unit. */
import type { MetricView, TournamentView } from '#contracts';
import type { TournamentState } from '#projection';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { setQuery, useRoute } from '../../routing/location';
import { Problem } from '../../ui/problem';
import { Loading } from '../../ui/small-parts';
import { ChartsAcross } from './charts-across';
import { IndividualMetric } from './individual-metric';
import { MetricChart } from './metric-chart';
import { MetricsTable } from './metrics-table';

export function MetricsTab({ tournament, state }: { tournament: TournamentView; state: TournamentState }) {
  const { query } = useRoute();
  const { value: known, error, ask } = useAnswer('metrics', () => api.metrics());
  if (error !== undefined) return <Problem error={error} again={ask} />;
  if (!known) return <Loading what="metrics" />;
  const closed = [...state.closed].sort((a, b) => a.generation - b.generation);
  const newest = closed.at(-1);
  if (!newest) return <p class="notice">Metrics are measured as a generation closes: none has yet.</p>;
  const metrics = [...known, ...unknownIn(closed, known)];
  const chosen = metrics.find(({ name }) => name === query.metric) ?? metrics[0];
  return (
    <>
      <section class="panel">
        <label class="labelled">
          Metric
          <select value={chosen.name} onChange={(event) => setQuery({ metric: event.currentTarget.value })}>
            {SCOPES.map((scope) => (
              <optgroup key={scope} label={SCOPE_WORDS[scope]}>
                {metrics
                  .filter((metric) => metric.scope === scope)
                  .map(({ name }) => (
                    <option key={name} value={name}>
                      {name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        {chosen.scope === 'individual' ? (
          <IndividualMetric id={tournament.id} metric={chosen} generation={newest.generation} />
        ) : (
          <ChartsAcross id={tournament.id} closed={newest.generation + 1}>
            <MetricChart tournament={tournament} metric={chosen} closed={closed} />
          </ChartsAcross>
        )}
      </section>
      <section class="panel">
        <h2>All metrics, generation {newest.generation}</h2>
        <MetricsTable id={tournament.id} metrics={metrics} closed={newest} chosen={chosen.name} />
      </section>
    </>
  );
}

const SCOPES = ['tournament', 'generation', 'niche', 'deme', 'locus', 'rater', 'individual'] as const;
const SCOPE_WORDS = {
  tournament: 'Of the tournament so far',
  generation: 'Of a generation',
  niche: 'Of each niche',
  deme: 'Of each deme',
  locus: 'Of each locus',
  rater: 'Of each rater',
  individual: 'Of each individual',
};

/** Those that the tournament has and the server does not measure, whose scope is not told. */
function unknownIn(closed: TournamentState['closed'], known: readonly MetricView[]): MetricView[] {
  const names = new Set(closed.flatMap(({ metrics }) => Object.keys(metrics)));
  for (const { name } of known) names.delete(name);
  return [...names].map((name) => {
    return { name, unit: '', scope: 'generation', direction: null, help: 'This server does not measure it.' };
  });
}
