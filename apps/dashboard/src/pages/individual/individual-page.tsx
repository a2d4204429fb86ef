import type { IndividualDetailView } from '#contracts';
import { homeOf, statusText } from '#wording';
import { Allowed } from '../../access/allowed';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { LineChart } from '../../charts/line-chart';
import { linkTo, tournamentOf } from '../../routing/route';
import { PageHead } from '../../ui/page-head';
import { Problem } from '../../ui/problem';
import { Family, Loading } from '../../ui/small-parts';
import { Ancestry } from './ancestry';
import { ArchitectureDrawing } from './architecture-drawing';
import { Evaluations } from './evaluations';
import { Genome } from './genome';
import { IndividualFacts } from './individual-facts';
import { RatingHistory } from './rating-history';
import { Samples } from './samples';
import { Regulation } from './regulation';
import { SaveModel } from './save-model';

export function IndividualPage({ id }: { id: string }) {
  const { value, error, ask } = useAnswer(id, () => api.individual(id));
  const tournament = value?.tournamentId ?? tournamentOf(id);
  return (
    <>
      <PageHead
        title={value?.name ?? id}
        crumbs={
          <>
            <a href={linkTo({ page: 'tournaments' })}>Tournaments</a> /{' '}
            <a class="mono" href={linkTo({ page: 'tournament', id: tournament, tab: 'overview' })}>
              {tournament}
            </a>{' '}
            / individual
          </>
        }
        under={
          value && (
            <p>
              <Family name={value.family} /> <span class="muted">in</span> {homeOf(value)}
              <span class="muted">, generation {value.generation}</span>
            </p>
          )
        }
      >
        {value && (
          <a class="button quiet" href={linkTo({ page: 'tournament', id: tournament, tab: 'tree' }, { find: id })}>
            Show in the tree
          </a>
        )}
        {value?.weights && <SaveModel id={id} />}
      </PageHead>
      {error !== undefined && <Problem error={error} again={ask} />}
      {!value && error === undefined && <Loading what={id} />}
      {value && <Individual individual={value} />}
    </>
  );
}

function Individual({ individual }: { individual: IndividualDetailView }) {
  const { id, architecture, lossCurve, weights, cause, status } = individual;
  return (
    <>
      {status === 'nonviable' && <p class="notice warn">It is {statusText(status, cause)}.</p>}
      <div class="grid individual">
        <section class="panel">
          <IndividualFacts individual={individual} />
        </section>
        <section class="panel">
          <h2>Architecture</h2>
          <ArchitectureDrawing architecture={architecture} />
        </section>
      </div>
      <section class="panel">
        <h2>Evaluations</h2>
        <Evaluations evaluations={individual.evaluations} />
      </section>
      {weights && (
        <Allowed to="operate">
          <Samples individual={individual} />
        </Allowed>
      )}
      <div class="grid">
        {lossCurve.length > 0 && (
          <section class="panel">
            <LineChart
              title="Training"
              unit="nats per symbol"
              file={`${id}-loss`}
              across="step"
              series={[
                {
                  name: 'cross-entropy',
                  colour: 'var(--accent)',
                  kind: 'line',
                  points: lossCurve.map(({ step, nats }) => [step, nats] as const),
                },
                {
                  name: 'entropy of predictions',
                  colour: 'var(--niche-1)',
                  kind: 'dashed',
                  points: lossCurve.map(({ step, entropyNats }) => [step, entropyNats] as const),
                },
              ]}
              note="Where the entropy lies below the cross-entropy, predictions are overconfident."
            />
          </section>
        )}
        <RatingHistory id={id} />
      </div>
      <Regulation id={id} tournamentId={individual.tournamentId} />
      <div class="grid loose">
        <Genome individual={individual} />
        <Ancestry individual={individual} />
      </div>
    </>
  );
}
