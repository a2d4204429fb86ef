import type { TournamentStatus, TournamentView } from '#contracts';
import { settingText, valueText } from '#wording';
import type { TournamentState } from '#projection';
import { useMemo } from 'preact/hooks';
import { api } from '../../../api/api';
import { useAnswer } from '../../../api/use-answer';
import { Problem } from '../../../ui/problem';
import { Loading } from '../../../ui/small-parts';
import { Table } from '../../../ui/table';
import { ChartsAcross } from '../charts-across';
import { DemeMap } from './deme-map';
import { ElitesMap, gridOf } from './elites-map';
import { Allowed } from '../../../access/allowed';
import { InterveneForm } from './intervene-form';
import { isChanging, type Lane, lanesOf } from './lanes';
import { TimelineChart } from './timeline-chart';

interface EnvironmentTabProps {
  tournament: TournamentView;
  state: TournamentState;
  status: TournamentStatus;
}

/** What the environment was, is and will be, and a form to change it. */
export function EnvironmentTab({ tournament, state, status }: EnvironmentTabProps) {
  const { id, generations } = tournament;
  const { opened, closed, interventions } = state;
  const round = `${opened.length} ${interventions.length}`;
  const { value, error, ask } = useAnswer(`environment of ${id}`, () => api.environment(id), round);
  const grid = useMemo(() => gridOf(tournament), [id]);
  const begun = state.generation + 1;
  const lanes = useMemo(() => (value ? lanesOf(value.rows, begun, generations) : []), [value, begun, generations]);
  if (!value) return error === undefined ? <Loading what="the environment" /> : <Problem error={error} again={ask} />;
  const changing = lanes.filter(isChanging);
  const constant = lanes.filter((lane) => !isChanging(lane));
  const hasEnded = status === 'finished' || status === 'cancelled';
  const newest = closed.reduce(
    (last, { generation }) => Math.max(last, generation),
    tournament.forkOf?.generation ?? -1,
  );
  const isLate = newest >= generations - 2;
  return (
    <>
      {error !== undefined && <Problem error={error} again={ask} />}
      <ChartsAcross id={id} closed={closed.length}>
        <section class="panel">
          {changing.length > 0 ? (
            <TimelineChart
              file={`${id}-environment`}
              rows={value.rows}
              lanes={changing}
              opened={begun}
              generations={generations}
            />
          ) : (
            <p class="muted">
              Nothing changes here: the config has no change in <code>environment</code>, and nobody has changed
              anything since it was launched.
            </p>
          )}
          {value.leftOut > 0 && (
            <p class="muted small">
              Of each {value.every} generations the last change of a dial at a place is shown alone: {value.leftOut}{' '}
              changes are left out, which GET /api/tournaments/{id}/environment?format=csv has.
            </p>
          )}
        </section>
      </ChartsAcross>
      <section class="panel">
        <DemeMap tournament={tournament} state={state} lanes={lanes} />
      </section>
      {grid && (
        <section class="panel">
          <ElitesMap tournament={tournament} state={state} grid={grid} />
        </section>
      )}
      {hasEnded || isLate ? (
        <p class="muted">
          {hasEnded ? `The tournament is ${status}` : 'Its last generation opens or has opened'}: nothing that comes
          could be changed.
        </p>
      ) : (
        <Allowed to="operate">
          <InterveneForm tournament={tournament} lanes={lanes} opened={begun} logged={ask} />
        </Allowed>
      )}
      <details class="panel">
        <summary>What stays as it was launched ({constant.length})</summary>
        <Constants lanes={constant} />
      </details>
    </>
  );
}

function Constants({ lanes }: { lanes: readonly Lane[] }) {
  return (
    <Table
      label="What stays as it was launched"
      rows={lanes}
      keyOf={settingKey}
      columns={[
        { head: 'what', kind: 'name', cell: (lane) => settingText(lane) },
        { head: 'value', kind: 'wide', cell: ({ planned }) => valueText(planned[0]?.value ?? '–') },
      ]}
    />
  );
}

const settingKey = ({ set, niche, deme, taste }: Lane): string => JSON.stringify([set, niche, deme, taste]);
